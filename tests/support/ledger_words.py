"""The words that changes of small books put in: numbers, days, values, keys, tags, directives and
transactions, right and wrong ones.
"""

SIGNS = (
    "\n", "\t", " ", '"', "\\", ";", "#", "^", "*", "&", "!", "{", "}", "[", "]", "(", ")", ":",
    ",", "-", "+", "/", "%", "@", "~", "|", ".", "?", "P", "0", "1", "5", "9", "a", "Z", "é",
    "\r", "\r\n", "\xa0", "\u200b", "\u2028", "\ufeff", "\x00", "\x1b", "é", "é", "😀",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "0.0", "0.00", "0.001", "0.005", "0.004", "0.015", "1", "1.", "1.0", "1.000",
    "1.0050", "-1.00", "1,000.00", "1,00", "10,0.00", "1.234,56", "00.50", "1e3", "999999999.99",
    "9999999999.99", "10000000000", "99999999999999999999999999", "(1)", "(1 + 2) * 3", "10 / 3",
    "10 / 4", "-(5.00)", "+5.00", "--5", "2 * 0.005", "1/0", "0.1 + 0.2", "1.10 - 1.1",
    "100 / 3 * 3", "(10 / 3)", "1.50 * 2", "", "0.01", "33.33", ".",
)  # fmt: skip
DAYS = (
    "2025-02-29", "2024-02-29", "2025-12-31", "2025-13-01", "2025-00-10", "0001-01-01",
    "9999-12-31", "2019-01-01", "2019-12-31", "2020-01-01", "2020-01-02", "2025/03/04",
    "2025-3-4", "1899-01-01", "2101-01-01", "25-01-01",
)  # fmt: skip
VALUES = (
    '"anna"', '"bram"', '"collective"', '"niemand"', '""', '"anna 2, bram"', '"anna 1, anna 1"',
    '"2025"', '"course"', "1", "1.50", "-2", "1.50 EUR", "2025-01-01", "Assets:Bank",
    "Assets:Bestaat-Niet", "#tag", "EUR", "TRUE", "FALSE", "NULL", "", '"x\\"y"', '"een\ntwee"',
    '"é ☃"', '"Anna"', '"coach"', '"winkel"', '"2025-01-01"', "(1 + 1)",
    '"' + "x" * 300 + '"',
)  # fmt: skip
KEYS = (
    "member", "members", "purpose", "approval", "for", "grant", "unit", "reimbursed", "with",
    "bank", "bank_date", "statement", "document", "document-1", "note", "notitie", "lid", "leden",
    "memberr", "doel", "units", "naam", "filename", "lineno", "x", "a-b_c1", "__automatic__",
    "__tolerances__", "closing", "Member", "result",
)  # fmt: skip
TAGS = (
    "#member-anna", "#member-bram", "#member-niemand", "#member-collective", "#close", "#leaving",
    "#unit-winkel", "#unit-niets", "#lid-anna", "#x", "#member-", "#Member-anna",
    "^close-2025-01", "^bon-x", "^x", "#", "^", "#é", "#a/b.c_d-e",
)  # fmt: skip
_BLANKS = (
    "\t", "   ", "\x0c",
)  # fmt: skip
_DIRECTIVES = tuple(
    line.replace(" // ", "\n")
    for line in r"""
option "title" "Anders"
option "operating_currency" "USD"
option "name_income" "Baten"
option "name_assets" "Assets"
option "inferred_tolerance_default" "EUR:0.05"
option "tolerance_multiplier" "1.2"
option "booking_method" "FIFO"
option "render_commas" "TRUE"
option "account_rounding" "Afronding"
option "documents" "documenten"
option "kleur" "rood"
option "infer_tolerance_from_cost" "TRUE"
option "conversion_currency" "NIETS"
option "account_current_earnings" "A:B"
option "name_equity" "Vermogen"
option "insert_pythonpath" "TRUE"
option "plugin_processing_mode" "raw"
option "title" ""
option "inferred_tolerance_default" "*:0.001"
option "long_string_maxlines" "1"
option "account_previous_balances" "Opening"
plugin "beancount.plugins.auto"
plugin "beancount.plugins.auto_accounts"
plugin "beancount.plugins.noduplicates"
plugin "beancount.plugins.leafonly"
plugin "beancount.plugins.implicit_prices"
plugin "beancount.plugins.check_closing"
plugin "beancount.plugins.close_tree"
plugin "beancount.plugins.nounused"
plugin "socoledger.plugin"
plugin "os"
plugin "beancount.plugins.onecommodity"
plugin "beancount.plugins.currency_accounts" "Equity:Valuta"
plugin ""
plugin "beancount.plugins.coherent_cost"
plugin "beancount.plugins.check_drained"
plugin "socoledger.plugin" "x"
include "accounts.beancount"
include "main.beancount"
include "niets.beancount"
include "*.beancount"
include "/etc/passwd"
include "../closes/2025-*.beancount"
include "deep\\c.beancount"
include "../../x.beancount"
include ""
include "."
pushtag #member-anna
pushtag #x
poptag #x
poptag #member-anna
pushmeta member: "anna"
pushmeta x: 1
popmeta x:
popmeta member:
pushmeta unit: "winkel"
pushmeta lineno: "x"
pushtag #close
pushtag
pushmeta bron:
$day pad Assets:Bank Equity:Opening
$day pad Assets:Kas Equity:Opening // $later balance Assets:Kas 5.00 EUR
$day pad Assets:Niet Equity:Opening
$day close Assets:Bank
$day close Assets:Kas
$day close Assets:Niet
$day open Assets:Bank
$day open Assets:Nieuw EUR
$day open Assets:Nieuw USD
$day open assets:nieuw
$day open Assets:Nieuw
$day open Assets:Nieuw EUR "FIFO"
$day open Assets:Nieuw "NONSENSE"
$day open Assets:Nieuw eur
$day open Activa:Bank EUR
2000-01-01 open Equity:Opening EUR
$day balance Assets:Bank $amount EUR
$day balance Assets:Niet 0 EUR
$day balance Assets 0 USD
2000-01-01 balance Assets:Bank 0 EUR
2000-01-01 balance Assets:Bank 0.01 EUR
$day balance Assets:Kas 0.00 ~ 100000 EUR
$day balance Assets:Kas 0.00 USD
$day balance Assets:Voorraad 0 EUR
$day balance Assets:Kas 0.00 ~ -1 EUR
$day note Assets:Niet "x"
$day note Assets:Bank
$day document Assets:Niet "x.pdf"
$day document Assets:Bank "../../etc/passwd"
$day event "plaats" ""
$day event "plaats"
$day query "saldo" ""
$day commodity EUR
$day commodity EUR // $day commodity EUR
$day price EUR 1.08 USD
$day price EUR -1 USD
$day price EUR 1.08 EUR // $day price EUR 1.09 EUR
$day custom
$day custom "x"
$day custom "x" Assets:Bank 1 TRUE
$day custom "hours" "anna" 1.005
$day custom "hours" "niemand" 1
$day custom "uren" "anna" 1
$day custom "hours" anna 1
$day custom "hours" "anna" 1.00 EUR
$day custom "hours" "anna" 10 / 4
$day custom "close" "2025-02"
$day custom "hours" "bram" 99999
* Kopje
; opmerking
#!/usr/bin/bean
;; -*- mode: beancount -*-
woorden zonder zin
  Assets:Bank 1 EUR
  ; ingesprongen
<<<<<<< HEAD
=======
: x
% y
! z
& a
""".splitlines()[1:]
)
DIRECTIVES = (*_DIRECTIVES, *_BLANKS)
"""A `//` stands for a line break."""
TRANSACTIONS = tuple(
    line.replace(" // ", "\n")
    for line in r"""
  Assets:Voorraad   2 MUNT {10.00 EUR} //   Assets:Bank  -20.00 EUR
  Assets:Voorraad   2 MUNT {10.00 EUR, 2025-01-01, "lot"} //   Assets:Bank
  Assets:Voorraad   -2 MUNT {} //   Assets:Bank  20.00 EUR
  Assets:Voorraad   10 USD @ 0.95 EUR //   Assets:Bank  -9.50 EUR
  Assets:Voorraad   10 USD @@ 9.50 EUR //   Assets:Bank
  Assets:Bank   10.00 EUR @ 1.00 EUR //   Income:Werk  -10.00 EUR
  Assets:Bank   10.00 EUR @ //   Income:Werk  -10.00 EUR
  Assets:Voorraad   10 USD //   Equity:Opening  -10 USD
  Assets:Voorraad   10 USD //   Assets:Voorraad  -10 USD
  Assets:Bank   10.00 USD //   Income:Werk  -10.00 USD
  Assets:Voorraad   10 USD //   Assets:Voorraad  10 EUR //   Expenses:Kosten:Eten
  Assets:Bank   -0 EUR //   Assets:Kas
  Assets:Bank   12.5 EUR //   Assets:Kas   7 EUR //   Income:Werk
  Assets:Bank //   Income:Werk
  Assets:Bank   10.00 //   Income:Werk
  Assets:Bank   10.00 //   Income:Werk   -10.00 EUR
  Assets:Bank   EUR //   Income:Werk   -10.00 EUR
  Assets:Bank   10.00 EUR
  Assets:Bank
  Assets:Bank   0 EUR
  Assets:Niet   10.00 EUR //   Income:Werk   -10.00 EUR
  Assets:Bank   10 EUR //   Income:Werk   -9.50 EUR
  Assets:Bank   10.0 EUR //   Income:Werk   -9.95 EUR
  Assets:Bank   10.0 EUR //   Income:Werk   -9.96 EUR
  Assets:Bank   10.00 EUR //   Income:Werk   -9.995 EUR
  Assets:Bank   10.00 EUR //   Income:Werk   -9.99 EUR
  Assets:Bank   10.005 EUR //   Income:Werk
  Assets:Bank   10.005 EUR //   Assets:Kas  -0.01 EUR //   Income:Werk
  Assets:Bank   10 / 3 EUR //   Income:Werk
  Assets:Bank   10 / 3 EUR //   Assets:Kas  1.00 EUR //   Income:Werk
  Assets:Bank   10.0 EUR //   Assets:Kas   0.05 EUR //   Income:Werk
  Assets:Bank   1 EUR //   Assets:Kas   0.4 EUR //   Income:Werk
  Assets:Bank   2 * 0.005 EUR //   Income:Werk  -0.01 EUR
  Assets:Bank   10.00 EUR //     member: "anna" //   Income:Werk //     unit: "winkel"
  Assets:Bank   10.00 EUR //   Assets:Bank   10.00 EUR //   Income:Werk  -20.00 EUR
  Assets:Bank   5.00 EUR //   Assets:Kas //   Income:Werk  -5.00 EUR
  Assets:Bank   5.00 EUR //   Assets:Kas //   Income:Werk //   Income:Werk  -15.00 EUR
  Assets:Bank   9999999999.99 EUR //   Income:Werk
  ! Assets:Bank   5.00 EUR //   P Income:Werk
  Assets:Bank   5.00 EUR ; x //   ; y //     sleutel: 1 //   Income:Werk
  sleutel: 1 //   Assets:Bank   5.00 EUR //  //   Income:Werk
""".splitlines()[1:]
)
"""Their postings; `//` stands for a line break."""
SAYINGS = (
    '* "x"', '! "Payee" "x"', "*", '* ""', '* "" ""', 'txn "x"', '* "a" "b" "c"',
    '* "x" #member-anna', '* "x" #member-anna #member-bram', '* "a" | "b"', 'P "x"', '# "x"',
    '& "x"', '? "x"', '% "x"', 'X "x"', '"x"', '* "x" ^a ^b #a #b', '* "x\ny" #member-anna', "!",
)  # fmt: skip
"""What stands behind the day of a transaction."""
