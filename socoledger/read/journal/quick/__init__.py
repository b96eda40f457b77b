"""The quick road into a journal: each file through Beancount's own parser, then one pass in whole
cents that makes the facts and looks for all that Beancount's booking, balance checks and validation
would find. What it does not cover, or would be an error, is read by the full load instead (`load`
beside this folder), so that no error is worded here. Given up with a reason, never with a guess.

`builder` takes what the parser hands over, `parse` runs it, `complete` fills in what a transaction
leaves out, `plain` makes records of ordinary transactions, `read_file` all of one file, which are
its `file_facts`; `kept` keeps these, `checks` holds files against each other, `journal` does all.
"""
