"""browserexport over a copied database: counts what it reads and stores nothing."""

import sys

from browserexport.merge import read_visits

print(sum(1 for _ in read_visits(sys.argv[1])), 0)
