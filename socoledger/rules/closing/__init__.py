"""Closing months and years (SPEC 4): what counts as a fact, what a close books, what stands in its
way, and whether earlier closes still say what the books give.
"""
