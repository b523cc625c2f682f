"""`python -m infra.local up|down|status|env`: the services without Django."""

import sys

from infra.local.console import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
