"""socoledger: the books of a Dutch sociale coöperatie, from plain text to figures that hold."""

__version__ = "0.2.0"
