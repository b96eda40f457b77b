"""The only package that writes files: whole files or none, a lock, and what git has."""
