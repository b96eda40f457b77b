"""The functional core: records in, figures and findings out. One module per section of SPEC 3."""
