"""`python -m hearten`."""

from hearten.cli import main

main()
