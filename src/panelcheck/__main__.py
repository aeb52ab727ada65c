"""``python -m panelcheck``."""

from panelcheck.cli import main

main()
