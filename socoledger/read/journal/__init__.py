"""The Beancount journal: `source` is the text of one file, `parsing` what Beancount's parser makes
of it, `files` finds the files, `load` loads them as Beancount does, `errors` puts what that says
into findings, `facts` turns its entries into records, `owners` says whose a posting is.
"""
