"""google_takeout_parser over a folder: counts what it reads and stores nothing."""

import sys

from google_takeout_parser.path_dispatch import TakeoutParser

read = errors = 0
for item in TakeoutParser(sys.argv[1], error_policy="yield", warn_exceptions=False).parse(cache=False):
    if isinstance(item, Exception):
        errors += 1
    else:
        read += 1
print(read, errors)
