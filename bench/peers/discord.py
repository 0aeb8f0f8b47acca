"""discord_data over a folder of messages: counts what it reads and stores nothing."""

import sys
from pathlib import Path

from discord_data.parse import parse_messages

read = errors = 0
for item in parse_messages(Path(sys.argv[1]) / "Messages"):
    if isinstance(item, Exception):
        errors += 1
    else:
        read += 1
print(read, errors)
