"""`python -m hearten`, and the command `hearten`."""

import sys

try:
    from hearten.cli import main
except KeyboardInterrupt:  # while the program is still being loaded, and has touched nothing
    sys.stderr.write("Stopped. What was kept before is unharmed.\n")
    sys.exit(130)

if __name__ == "__main__":
    main()
