"""How plainly the pages speak: formulas and lists that the tests hold every page to."""
