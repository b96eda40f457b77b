"""July to September 2025: steps 23 to 40.

From July on the coöperatie gets 12%: of each 100.00 a member keeps 88.00 while what remains of the
year's result is below 900.00, which counts from January, and 44.00 above that. Results through June
are: anna 1,700.00, bram 775.00, chaima 350.00.
"""

from tests.support.forty_commits import texts
from tests.support.forty_commits.state import State
from tests.support.forty_commits.steps import Step
from tests.support.forty_commits.texts import earned, paid, spent, worked

_JULY, _AUGUST = "journal/2025-07.beancount", "journal/2025-08.beancount"
_CLOSE_OF_AUGUST = "closes/2025-08.beancount"
_TO_JUNE = ("2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06")


def _levy_of_2025(books: State, old: str, new: str) -> None:
    """Change the share of the first version alone."""
    first, second, later = books.text_of("agreement.yaml").partition("  - id: convenant-juli")
    assert first.count(old) == 1
    books.write("agreement.yaml", first.replace(old, new), second, later)


def _reformat(books: State) -> None:
    books.write("journal/2025-01.beancount", texts.JANUARY_REFORMATTED)
    books.write("journal/januari/anna.beancount", texts.ANNA_REFORMATTED)
    books.edit(
        "members/anna.yaml",
        "id: anna\nname: Anna\n",
        "# met naald en draad\nname: Anna\nid: anna\n",
    )


def _close_of_august(books: State, *pairs: tuple[str, str]) -> None:
    """Give Bram another amount in the close of August: in what it books, and in its balance."""
    for old, new in pairs:
        text = books.text_of(_CLOSE_OF_AUGUST)
        assert old in text
        books.write(_CLOSE_OF_AUGUST, text.replace(old, new))


STEPS = (
    Step(  # 23: no entry reaches July yet
        "2025-07-03",
        "Give the coöperatie 12% from July on",
        lambda books: books.append("agreement.yaml", texts.FROM_JULY),
        facts="agreement added agreement.yaml | convenant-juli | - | convenant-juli",
    ),
    Step(  # 24: anna 1,700.00 + 100.00, chaima 350.00 + 400.00
        "2025-07-31",
        "Book July",
        lambda books: books.write(
            _JULY,
            earned("2025-07-08", "Bakkerij Zuid", "anna", "100.00"),
            earned("2025-07-15", "Wijkcentrum", "chaima", "400.00"),
            worked("2025-07-30", "anna", "10"),
        ),
        facts="""
        journal added journal/2025-07.beancount | Bakkerij Zuid | - | 2025-07-08 100.00 anna
        journal added journal/2025-07.beancount | Wijkcentrum   | - | 2025-07-15 400.00 chaima
        journal added journal/2025-07.beancount | "hours"       | - | 2025-07-30 10.00 anna
        """,
        figures="""
        result   anna       2025-07 0.00 100.00
        spaarpot anna       2025-07 985.00 1029.00
        return   anna       2025-07 0.00 44.00
        premium  anna       2025-07 0.00 15.00
        result   chaima     2025-07 0.00 400.00
        spaarpot chaima     2025-07 315.00 667.00
        result   collective 2025-07 0.00 45.00
        reserve  collective 2025-07 0.00 45.00
        """,
    ),
    Step(  # 25: of June, which is closed
        "2025-08-01",
        "Correct Anna's hours of June in July",
        lambda books: books.append(_JULY, worked("2025-07-31", "anna", "-2")),
        facts="journal added journal/2025-07.beancount | 2025-07-31 | - | 2025-07-31 -2.00 anna",
        figures="""
        premium anna       2025-07 15.00 12.00
        result  collective 2025-07 45.00 48.00
        reserve collective 2025-07 45.00 48.00
        """,
    ),
    Step(
        "2025-08-02",
        "Close July",
        lambda books: books.close("2025-07"),
        facts='closes added closes/2025-07.beancount | custom "close" | - | 2025-07',
    ),
    Step(  # 27: by 8% of each 100.00 a member keeps 92.00, and 46.00 above 900.00
        "2025-08-04",
        "Improve the agreement",
        lambda books: _levy_of_2025(books, "share: 10%", "share: 8%"),
        closed=_TO_JUNE,
        facts="agreement changed agreement.yaml | id: convenant-2025 | 10% | 8%",
        figures="""
        spaarpot anna       2025-01 360.00  368.00
        spaarpot bram       2025-01 270.00  276.00
        result   collective 2025-01 50.00   36.00
        reserve  collective 2025-01 50.00   36.00
        spaarpot anna       2025-02 900.00  910.00
        spaarpot bram       2025-02 225.00  230.00
        return   anna       2025-02 0.00    10.00
        result   collective 2025-02 55.00   44.00
        reserve  collective 2025-02 55.00   44.00
        spaarpot anna       2025-03 1125.00 1140.00
        spaarpot bram       2025-03 630.00  644.00
        spaarpot chaima     2025-03 180.00  184.00
        return   anna       2025-03 225.00  230.00
        result   collective 2025-03 70.00   47.00
        reserve  collective 2025-03 70.00   47.00
        spaarpot anna       2025-04 895.00  910.00
        spaarpot bram       2025-04 607.50  621.00
        spaarpot chaima     2025-04 180.00  184.00
        result   collective 2025-04 -2.50   -2.00
        reserve  collective 2025-04 -2.50   -2.00
        spaarpot anna       2025-05 985.00  1002.00
        spaarpot bram       2025-05 607.50  621.00
        spaarpot chaima     2025-05 180.00  184.00
        return   anna       2025-05 90.00   92.00
        result   collective 2025-05 20.00   16.00
        reserve  collective 2025-05 20.00   16.00
        spaarpot anna       2025-06 985.00  1002.00
        spaarpot bram       2025-06 697.50  713.00
        spaarpot chaima     2025-06 315.00  322.00
        result   collective 2025-06 13.00   8.00
        reserve  collective 2025-06 13.00   8.00
        spaarpot anna       2025-07 1029.00 1046.00
        spaarpot bram       2025-07 697.50  713.00
        spaarpot chaima     2025-07 667.00  674.00
        """,
    ),
    Step(
        "2025-08-05",
        "Put the agreement of January back",
        lambda books: _levy_of_2025(books, "share: 8%", "share: 10%"),
        closed=_TO_JUNE,
        facts="agreement changed agreement.yaml | id: convenant-2025 | 8% | 10%",
        figures="""
        spaarpot anna       2025-01 368.00  360.00
        spaarpot bram       2025-01 276.00  270.00
        result   collective 2025-01 36.00   50.00
        reserve  collective 2025-01 36.00   50.00
        spaarpot anna       2025-02 910.00  900.00
        spaarpot bram       2025-02 230.00  225.00
        return   anna       2025-02 10.00   0.00
        result   collective 2025-02 44.00   55.00
        reserve  collective 2025-02 44.00   55.00
        spaarpot anna       2025-03 1140.00 1125.00
        spaarpot bram       2025-03 644.00  630.00
        spaarpot chaima     2025-03 184.00  180.00
        return   anna       2025-03 230.00  225.00
        result   collective 2025-03 47.00   70.00
        reserve  collective 2025-03 47.00   70.00
        spaarpot anna       2025-04 910.00  895.00
        spaarpot bram       2025-04 621.00  607.50
        spaarpot chaima     2025-04 184.00  180.00
        result   collective 2025-04 -2.00   -2.50
        reserve  collective 2025-04 -2.00   -2.50
        spaarpot anna       2025-05 1002.00 985.00
        spaarpot bram       2025-05 621.00  607.50
        spaarpot chaima     2025-05 184.00  180.00
        return   anna       2025-05 92.00   90.00
        result   collective 2025-05 16.00   20.00
        reserve  collective 2025-05 16.00   20.00
        spaarpot anna       2025-06 1002.00 985.00
        spaarpot bram       2025-06 713.00  697.50
        spaarpot chaima     2025-06 322.00  315.00
        result   collective 2025-06 8.00    13.00
        reserve  collective 2025-06 8.00    13.00
        spaarpot anna       2025-07 1046.00 1029.00
        spaarpot bram       2025-07 713.00  697.50
        spaarpot chaima     2025-07 674.00  667.00
        """,
    ),
    Step(
        "2025-08-11",
        "Call the file of March by its name",
        lambda books: books.rename("journal/2025-03.beancount", "journal/2025-maart.beancount"),
    ),
    Step("2025-08-12", "Move the books to a folder", lambda books: books.move_books("boeken")),
    Step("2025-08-13", "Write January more readably", _reformat),
    Step(  # 32: bram 775.00 + 60.00; what a grant pays is in nobody's result
        "2025-08-31",
        "Book August, and a grant for machines",
        lambda books: (
            books.write("grants.yaml", texts.GRANTS)
            .append("journal/main.beancount", texts.OPENED_FOR_A_GRANT)
            .write(
                _AUGUST,
                earned("2025-08-19", "Basisschool De Ark", "bram", "60.00"),
                paid("2025-08-20", "Gemeente", "Liabilities:Subsidie:Machines", "-1000.00"),
                spent("2025-08-26", "Machinehandel", "collective", "120.00", 'grant: "machines"'),
            )
        ),
        facts="""
        grants  added grants.yaml               | id: machines       | - | machines
        journal added journal/2025-08.beancount | Basisschool De Ark | - | 2025-08-19 60.00 bram
        journal added journal/2025-08.beancount | Gemeente           | - | 2025-08-20 1000.00
        journal added journal/2025-08.beancount | Machinehandel      | - | 2025-08-26 machines
        """,
        figures="""
        result   bram       2025-08 0.00 60.00
        spaarpot bram       2025-08 697.50 750.30
        result   collective 2025-08 0.00 7.20
        reserve  collective 2025-08 0.00 7.20
        grant:machines -    2025-08 0.00 120.00
        """,
    ),
    Step(
        "2025-09-02",
        "Close August",
        lambda books: books.close("2025-08"),
        facts='closes added closes/2025-08.beancount | custom "close" | - | 2025-08',
    ),
    Step(
        "2025-09-03",
        "Name other customers",
        lambda books: books.edit(_AUGUST, "Basisschool De Ark", "De Ark").edit(
            "journal/januari/anna.beancount", '"Stoffenhal" "Kosten"', '"Stoffenhal" "Katoen"'
        ),
        closed=("2025-01", "2025-08"),
        wording="""
        journal changed journal/januari/anna.beancount | Stoffenhal | Kosten | Katoen
        journal changed journal/2025-08.beancount      | De Ark     | Basisschool | De Ark
        """,
    ),
    Step(  # 35: what the close should book does not move; what it booked does
        "2025-09-04",
        "Repair the close of August",
        lambda books: _close_of_august(books, ("52.80", "62.80"), ("750.30", "760.30")),
        closed=("2025-08",),
        facts='closes changed closes/2025-08.beancount | custom "close" | 52.80 | 62.80',
        figures="spaarpot.booked bram 2025-08 750.30 760.30",
    ),
    Step(
        "2025-09-05",
        "Put the close of August back",
        lambda books: _close_of_august(books, ("62.80", "52.80"), ("760.30", "750.30")),
        closed=("2025-08",),
        facts='closes changed closes/2025-08.beancount | custom "close" | 62.80 | 52.80',
        figures="spaarpot.booked bram 2025-08 760.30 750.30",
    ),
    Step(
        "2025-09-08",
        "Reopen August",
        lambda books: books.reopen("2025-08", "an invoice came late"),
        closed=("2025-08",),
        facts='closes removed closes/2025-08.beancount | custom "close" | 2025-08 | -',
    ),
    Step(  # 38: chaima 350.00 + 450.00
        "2025-09-09",
        "Book the late invoice and close August again",
        lambda books: books.append(
            _AUGUST, earned("2025-08-29", "Wijkcentrum", "chaima", "50.00")
        ).close("2025-08"),
        facts="""
        journal added journal/2025-08.beancount | Wijkcentrum | - | 2025-08-29 50.00 chaima
        closes  added closes/2025-08.beancount  | custom "close"      | - | 2025-08
        """,
        figures="""
        result   chaima     2025-08 0.00 50.00
        spaarpot chaima     2025-08 667.00 711.00
        result   collective 2025-08 7.20 13.20
        reserve  collective 2025-08 7.20 13.20
        """,
    ),
    Step(  # 39: both in September, which no entry reaches yet
        "2025-09-15",
        "Bram has found work; Dirk joins",
        lambda books: books.append("members/bram.yaml", "left: 2025-09-30\noutcome: work\n").write(
            "members/dirk.yaml", texts.DIRK
        ),
        facts="""
        members added members/bram.yaml | id: bram | - | 2025-09-30
        members added members/bram.yaml | id: bram | - | work
        members added members/dirk.yaml | id: dirk | - | dirk
        """,
    ),
    Step(
        "2025-09-16",
        "Keep Dirk by a number",
        lambda books: books.remove("members/dirk.yaml").write(
            "members/lid-4.yaml", texts.DIRK.replace("id: dirk", "id: lid-4\naccount: Dirk")
        ),
        facts="members changed members/lid-4.yaml | id: lid-4 | dirk | lid-4",
    ),
)
