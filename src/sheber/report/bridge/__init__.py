"""From declared indicators to a sealed report, and back: what is printed is recomputed from the rows beside it."""
