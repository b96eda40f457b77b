"""From figures to text. Nothing here opens a file."""
