"""`python -m duixian`."""

import sys

from duixian.cli import main

sys.exit(main())
