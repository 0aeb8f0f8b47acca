"""`python -m hearten`, and the command `hearten`."""

import sys

from hearten.ground.errors import INTERRUPTED, STOPPED

try:
    from hearten.cli import main
except KeyboardInterrupt:  # while the program is still being loaded, and has touched nothing
    sys.stderr.write(f"{STOPPED}\n")
    sys.exit(INTERRUPTED)

if __name__ == "__main__":
    main()
