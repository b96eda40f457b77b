"""January to June 2025: the first twenty-two steps.

Of what a member earns 10% stays with the coöperatie; what remains goes to the spaarpot up to 900.00
of the year, and is halved with the gemeente above that. Beside each step stands the year's result
so far where a figure follows from it.
"""

from tests.support.forty_commits import texts
from tests.support.forty_commits.state import State
from tests.support.forty_commits.steps import Step
from tests.support.forty_commits.texts import earned, paid, spent, worked

_BEGIN = "journal/2025-00.beancount"


def _month(number: int) -> str:
    return f"journal/2025-{number:02d}.beancount"


def _begin(books: State) -> None:
    books.write("coop.yaml", texts.COOP).write("agreement.yaml", texts.AGREEMENT)
    books.write("members/anna.yaml", texts.ANNA).write("members/bram.yaml", texts.BRAM)
    books.write("journal/main.beancount", texts.MAIN).write(_BEGIN, "; nothing from before\n")
    books.write("closes/start.beancount", texts.CLOSES)


STEPS = (
    Step("2025-01-05", "Begin the books", _begin),
    Step(  # 2: the rent of 20.00 is the coöperatie's own
        "2025-01-31",
        "Book January",
        lambda books: books.write(
            _month(1),
            earned("2025-01-10", "Bakkerij Zuid", "anna", "500.00"),
            spent("2025-01-14", "Stoffenhal", "anna", "100.00"),
            spent("2025-01-20", "Verhuurder", "collective", "20.00"),
            earned("2025-01-27", "Bewonersvereniging", "bram", "300.00"),
        ),
        facts="""
        journal added journal/2025-01.beancount | Bakkerij Zuid      | - | 2025-01-10 500.00 anna
        journal added journal/2025-01.beancount | Stoffenhal         | - | 2025-01-14 100.00 anna
        journal added journal/2025-01.beancount | Verhuurder         | - | 2025-01-20 20.00
        journal added journal/2025-01.beancount | Bewonersvereniging | - | 2025-01-27 300.00 bram
        """,
        figures="""
        result   anna       2025-01 0.00 400.00
        spaarpot anna       2025-01 0.00 360.00
        result   bram       2025-01 0.00 300.00
        spaarpot bram       2025-01 0.00 270.00
        result   collective 2025-01 0.00 50.00
        reserve  collective 2025-01 0.00 50.00
        """,
    ),
    Step(
        "2025-02-03",
        "Close January",
        lambda books: books.close("2025-01"),
        facts='closes added closes/2025-01.beancount | custom "close" | - | 2025-01',
    ),
    Step(  # 4: anna 1,000.00, bram 250.00; nobody has decided on premiums yet
        "2025-02-28",
        "Book February and Anna's hours",
        lambda books: books.write(
            _month(2),
            earned("2025-02-11", "Theater De Vonk", "anna", "600.00"),
            spent("2025-02-17", "Garen & Band", "bram", "50.00"),
            worked("2025-02-26", "anna", "20"),
        ),
        facts="""
        journal added journal/2025-02.beancount | Theater De Vonk | - | 2025-02-11 600.00 anna
        journal added journal/2025-02.beancount | Garen & Band    | - | 2025-02-17 50.00 bram
        journal added journal/2025-02.beancount | "hours"         | - | 2025-02-26 20.00 anna
        """,
        figures="""
        result   anna       2025-02 0.00 600.00
        spaarpot anna       2025-02 360.00 900.00
        result   bram       2025-02 0.00 -50.00
        spaarpot bram       2025-02 270.00 225.00
        result   collective 2025-02 0.00 55.00
        reserve  collective 2025-02 0.00 55.00
        """,
    ),
    Step(
        "2025-03-01",
        "Chaima joins",
        lambda books: books.write("members/chaima.yaml", texts.CHAIMA).append(
            "journal/main.beancount", texts.OPENED_FOR_CHAIMA
        ),
        facts="members added members/chaima.yaml | id: chaima | - | chaima",
    ),
    Step(
        "2025-03-04",
        "Close February",
        lambda books: books.close("2025-02"),
        facts='closes added closes/2025-02.beancount | custom "close" | - | 2025-02',
    ),
    Step(  # 7: taken in March, for January on; no entry reaches March yet
        "2025-03-12",
        "Write down the college's decision on Anna's premium",
        lambda books: books.append("members/anna.yaml", texts.DECISION),
        facts="members added members/anna.yaml | Besluit 2025-031 | - | 500.00",
    ),
    Step(  # 8: anna 1,500.00, bram 650.00, chaima 200.00; February's hours count in March anyway
        "2025-03-31",
        "Book March",
        lambda books: books.write(
            _month(3),
            earned("2025-03-07", "Bakkerij Zuid", "anna", "500.00"),
            earned("2025-03-14", "Basisschool De Ark", "bram", "400.00"),
            earned("2025-03-21", "Wijkcentrum", "chaima", "200.00"),
            worked("2025-03-28", "anna", "10"),
        ),
        facts="""
        journal added journal/2025-03.beancount | Bakkerij Zuid      | - | 2025-03-07 500.00 anna
        journal added journal/2025-03.beancount | Basisschool De Ark | - | 2025-03-14 400.00 bram
        journal added journal/2025-03.beancount | Wijkcentrum        | - | 2025-03-21 200.00 chaima
        journal added journal/2025-03.beancount | "hours"            | - | 2025-03-28 10.00 anna
        """,
        figures="""
        result   anna       2025-03 0.00 500.00
        spaarpot anna       2025-03 900.00 1125.00
        return   anna       2025-03 0.00 225.00
        premium  anna       2025-03 30.00 45.00
        result   bram       2025-03 0.00 400.00
        spaarpot bram       2025-03 225.00 585.00
        result   chaima     2025-03 0.00 200.00
        spaarpot chaima     2025-03 0.00 180.00
        result   collective 2025-03 -30.00 65.00
        reserve  collective 2025-03 -30.00 65.00
        """,
    ),
    Step(  # 9: bram 700.00
        "2025-04-01",
        "Correct what the school paid Bram",
        lambda books: books.edit(_month(3), "400.00", "450.00", times=2),
        facts="""
        journal changed journal/2025-03.beancount | Basisschool De Ark | 400.00 bram | 450.00 bram
        """,
        figures="""
        result   bram       2025-03 400.00 450.00
        spaarpot bram       2025-03 585.00 630.00
        result   collective 2025-03 65.00  70.00
        reserve  collective 2025-03 65.00  70.00
        """,
    ),
    Step(
        "2025-04-02",
        "Close March",
        lambda books: books.close("2025-03"),
        facts='closes added closes/2025-03.beancount | custom "close" | - | 2025-03',
    ),
    Step(  # 11: in a closed month; bram 225.00 in February, which March makes good
        "2025-04-08",
        "Book a receipt that turned up",
        lambda books: books.append(_month(2), spent("2025-02-20", "Knopenman", "bram", "25.00")),
        closed=("2025-02",),
        facts="journal added journal/2025-02.beancount | Knopenman | - | 2025-02-20 25.00 bram",
        figures="""
        result   bram       2025-02 -50.00 -75.00
        spaarpot bram       2025-02 225.00 202.50
        spaarpot bram       2025-03 630.00 607.50
        result   collective 2025-02 55.00  52.50
        reserve  collective 2025-02 55.00  52.50
        """,
    ),
    Step(
        "2025-04-09",
        "Take the receipt out of the closed month",
        lambda books: books.edit(_month(2), spent("2025-02-20", "Knopenman", "bram", "25.00"), ""),
        closed=("2025-02",),
        facts="journal removed journal/2025-02.beancount | Knopenman | 2025-02-20 25.00 bram | -",
        figures="""
        result   bram       2025-02 -75.00 -50.00
        spaarpot bram       2025-02 202.50 225.00
        spaarpot bram       2025-03 607.50 630.00
        result   collective 2025-02 52.50  55.00
        reserve  collective 2025-02 52.50  55.00
        """,
    ),
    Step(  # 13: bram 675.00; the spaarpot pays a course, and with approval a bed
        "2025-04-30",
        "Book April, with the receipt, and what Anna spent",
        lambda books: books.write(
            _month(4),
            spent("2025-04-09", "Knopenman", "bram", "25.00"),
            paid(
                "2025-04-12",
                "Volksuniversiteit",
                "Liabilities:Spaarpot:Anna",
                "150.00",
                'purpose: "course"',
            ),
            paid(
                "2025-04-23",
                "Beddenhuis",
                "Liabilities:Spaarpot:Anna",
                "80.00",
                'purpose: "private"',
                'approval: "B 2025-44"',
            ),
        ),
        facts="""
        journal added journal/2025-04.beancount | Knopenman         | - | 2025-04-09 25.00 bram
        journal added journal/2025-04.beancount | Volksuniversiteit | - | 2025-04-12 150.00 course
        journal added journal/2025-04.beancount | Beddenhuis        | - | 2025-04-23 80.00 2025-44
        """,
        figures="""
        result   bram       2025-04 0.00 -25.00
        spaarpot bram       2025-04 630.00 607.50
        result   collective 2025-04 0.00 -2.50
        reserve  collective 2025-04 0.00 -2.50
        spaarpot anna       2025-04 1125.00 895.00
        """,
    ),
    Step(
        "2025-05-02",
        "Close April",
        lambda books: books.close("2025-04"),
        facts='closes added closes/2025-04.beancount | custom "close" | - | 2025-04',
    ),
    Step(  # 15: anna 1,700.00
        "2025-05-31",
        "Book May, and pay Anna's premium and the gemeente",
        lambda books: books.write(
            _month(5),
            earned("2025-05-09", "Theater De Vonk", "anna", "200.00"),
            paid("2025-05-20", "Anna", "Liabilities:Premie:Anna", "45.00"),
            paid("2025-05-28", "Gemeente", "Liabilities:Gemeente", "225.00", 'for: "2025"'),
        ),
        facts="""
        journal added journal/2025-05.beancount | Theater De Vonk | - | 2025-05-09 200.00 anna
        journal added journal/2025-05.beancount | "Anna"          | - | 2025-05-20 45.00 Premie
        journal added journal/2025-05.beancount | "Gemeente"      | - | 2025-05-28 225.00 2025
        """,
        figures="""
        result   anna       2025-05 0.00 200.00
        spaarpot anna       2025-05 895.00 985.00
        return   anna       2025-05 0.00 90.00
        premium.paid anna   2025-05 0.00 45.00
        return.paid  -      2025-05 0.00 225.00
        result   collective 2025-05 0.00 20.00
        reserve  collective 2025-05 0.00 20.00
        """,
    ),
    Step(  # 16: the agreement allows less than the law
        "2025-06-02",
        "Write down the legal maximum of July",
        lambda books: books.write("law.yaml", texts.LAW),
        facts="law changed law.yaml | amounts: | 3326.00 | 3326.00 Stcrt. 20000",
    ),
    Step(
        "2025-06-03",
        "Close May",
        lambda books: books.close("2025-05"),
        facts='closes added closes/2025-05.beancount | custom "close" | - | 2025-05',
    ),
    Step(
        "2025-06-10",
        "Keep what was looked up, the budget and the bank's account",
        lambda books: (
            books.write("noted.yaml", texts.NOTED)
            .write("budget.yaml", texts.BUDGET)
            .write("bank.yaml", texts.BANK)
        ),
        facts="""
        notes  added noted.yaml  | S206                   | - | S206
        budget added budget.yaml | years:                 | - | 4000.00
        bank   added bank.yaml   | accounts:              | - | Assets:Bank
        """,
    ),
    Step(  # 19: Joost, on a branch of his own
        "2025-06-28",
        "Enter the hours of June",
        lambda books: books.write(
            "journal/2025-06-uren.beancount",
            worked("2025-06-27", "anna", "8"),
            worked("2025-06-28", "chaima", "6"),
        ),
        facts="""
        journal added journal/2025-06-uren.beancount | "anna"   | - | 2025-06-27 8.00 anna
        journal added journal/2025-06-uren.beancount | "chaima" | - | 2025-06-28 6.00 chaima
        """,
        figures="""
        premium anna       2025-06 0.00 12.00
        result  collective 2025-06 0.00 -12.00
        reserve collective 2025-06 0.00 -12.00
        """,
    ),
    Step(  # 20: Marijke meanwhile; bram 775.00, chaima 350.00
        "2025-06-30",
        "Book June",
        lambda books: books.write(
            _month(6),
            earned("2025-06-13", "Basisschool De Ark", "bram", "100.00"),
            earned("2025-06-20", "Wijkcentrum", "chaima", "150.00"),
        ),
        after=18,
        facts="""
        journal added journal/2025-06.beancount | Basisschool De Ark | - | 2025-06-13 100.00 bram
        journal added journal/2025-06.beancount | Wijkcentrum        | - | 2025-06-20 150.00 chaima
        """,
        figures="""
        result   bram       2025-06 0.00 100.00
        spaarpot bram       2025-06 607.50 697.50
        result   chaima     2025-06 0.00 150.00
        spaarpot chaima     2025-06 180.00 315.00
        result   collective 2025-06 0.00 25.00
        reserve  collective 2025-06 0.00 25.00
        """,
    ),
    Step(  # 21: against Marijke's side
        "2025-07-01",
        "Merge the hours of June",
        lambda books: books.write(
            "journal/2025-06-uren.beancount",
            worked("2025-06-27", "anna", "8"),
            worked("2025-06-28", "chaima", "6"),
        ),
        merges=19,
        facts="""
        journal added journal/2025-06-uren.beancount | "anna"   | - | 2025-06-27 8.00 anna
        journal added journal/2025-06-uren.beancount | "chaima" | - | 2025-06-28 6.00 chaima
        """,
        figures="""
        premium anna       2025-06 0.00  12.00
        result  collective 2025-06 25.00 13.00
        reserve collective 2025-06 25.00 13.00
        """,
    ),
    Step(
        "2025-07-02",
        "Close June",
        lambda books: books.close("2025-06"),
        facts='closes added closes/2025-06.beancount | custom "close" | - | 2025-06',
    ),
)
