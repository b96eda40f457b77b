"""The Beancount journal: `load` is the one module that imports Beancount, `errors` puts what it
says into findings, `facts` turns its entries into records, `owners` says whose a posting is.
"""
