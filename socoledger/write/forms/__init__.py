"""The forms of documents, a module each: from a `Booklet` to text or bytes (SPEC 12)."""
