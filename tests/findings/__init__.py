"""For every code its smallest books, as a text file or a builder."""
