"""What is wrong in books that can be read (SPEC 3, 4, 7 and 9): here alone rules make findings."""
