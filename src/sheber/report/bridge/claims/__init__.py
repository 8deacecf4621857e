"""Claims: every number of a text in Kazakh, Russian or English, held against the rows."""
