"""libipld, the decoder under the AT Protocol's own libraries, over a repository: decodes it and counts the records."""

import sys
from pathlib import Path

from libipld import decode_car

_, blocks = decode_car(Path(sys.argv[1]).read_bytes())
print(sum(1 for block in blocks.values() if isinstance(block, dict) and "$type" in block), 0)
