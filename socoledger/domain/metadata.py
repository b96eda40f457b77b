"""The metadata keys that mean something in every journal (SPEC 2, 9).

Which keys the books choose for themselves, the member key and `keys:`, is in coop.yaml.
"""

PURPOSE = "purpose"
"""What is spent of a spaarpot, for what purpose of the agreement."""
PURPOSE_PREMIUM = "premium"
"""The purpose of a premium that is taken out of a spaarpot."""
PURPOSE_PAYOUT = "payout"
"""The purpose that whoever has no benefit may always have."""
APPROVAL = "approval"
"""Who approved it."""
FOR = "for"
"""The year that a payment to the gemeente is for."""
GRANT = "grant"
"""The grant that pays a cost."""
UNIT = "unit"
"""The unit that income, a cost or hours belong to."""
REIMBURSED = "reimbursed"
"""The member who was reimbursed for a cost."""
PARTNER = "with"
"""The books under the same umbrella that a transaction is with."""

BANK = "bank"
"""The line of a bank statement that a transaction, or a posting on a bank account, is."""
BANK_DATE = "bank_date"
"""The day of that line, where its month was closed when it came in."""
STATEMENT = "statement"
"""The statement that an asserted balance was taken from."""

JOURNAL_KEYS = (PURPOSE, APPROVAL, FOR, GRANT, UNIT, REIMBURSED, PARTNER)
"""All of them: misspellings are looked for, and no key of the books' own may be one."""
