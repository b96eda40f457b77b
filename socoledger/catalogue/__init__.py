"""The catalogue of findings: a row for each (SPEC 7), a module for each subject.

A row has all that is told of a finding: its code and severity, what it stops, what is wrong, what
to do, why it matters, and how the books are wrong and right. A rule names the row that it finds:
`Finding.of(KEY_TWICE, place, key=...)`. Rows are made here alone, and texts are message ids, whose
translations stand in `locale/`.

S1 files and journal, S2 members and tags, S3 agreement, spaarpot and grants, S4 the law, S5 closes,
S6 privacy. A code names what is wrong, not the cure, and is never used again for something else.
"""
