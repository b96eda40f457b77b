"""The only room that changes the world: whole files or none, a lock, and what git has."""
