"""Findings on notes of what was looked at (SPEC 7)."""

from socoledger.catalogue.pages import NOTES
from socoledger.domain.findings import Code, Severity, Stops, _

# fmt: off
ERROR_NOTED = Code(
    "S153", Severity.ERROR, Stops.READING, section="7", page=NOTES,
    message=_("{code} is an error, and only warnings and notices can be noted"),
    remedy=_("solve it and remove this note, or see with: socoledger explain {code} whether close --accept {code} --reason TEXT may accept it"),
    reason=_("A note only says that somebody looked. An error makes figures wrong or breaks the law or the agreement, so it is solved; some may be accepted, and then the close itself keeps what and why, where an auditor finds it."),
    wrong='- {code: S321, day: 2025-03-07, member: anna, why: "Bekend bij de kas"}',
    right='socoledger close 2025-03 --accept S321 --reason "Bekend bij de kas"',
)

NOTE_FITS_NOTHING = Code(
    "S154", Severity.NOTICE, Stops.NOTHING, section="7", page=NOTES,
    message=_("this note no longer fits: {reason}"),
    remedy=_("remove this note, or correct its code, day and member"),
    reason=_("A note is about one warning or notice: its code, its day and its member have to be the same. What is noted and no longer there would hide the next one like it, so the list is kept as short as what it is about."),
    wrong=(
        '- {code: S208, day: 2025-03-07, member: bram, why: "Hij hielp nog"}\n'
        '2025-03-08 custom "hours" "bram" 4'
    ),
    right=(
        '- {code: S208, day: 2025-03-08, member: bram, why: "Hij hielp nog"}\n'
        '2025-03-08 custom "hours" "bram" 4'
    ),
)
