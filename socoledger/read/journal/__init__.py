"""The Beancount journal: `source` parses one file and `load` all of them (the only two modules that
import Beancount), `errors` puts what it says into findings, `facts` turns its entries into records,
`owners` says whose a posting is.
"""
