"""The command line: what prints, and what knows exit codes. Each command is a module here."""

import io
import sys

import click

from panelcheck import __version__
from panelcheck.commands import Group
from panelcheck.errors import UserError
from panelcheck.exits import guarded

COMMANDS = (
    "check", "show", "init", "explain", "rules", "declarations", "publish", "airtime", "baseline", "schema",
    "completion",
)  # fmt: skip
"""In the order they are met in."""


@click.group(
    cls=Group,
    modules={name: f"{__name__}.{name}" for name in COMMANDS},
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    \b
    To begin:
      panelcheck check speakers.csv     what stands out, and what one can do
      panelcheck show speakers.csv      was it read correctly?
      panelcheck explain PC101          why a rule matters, when it may be wrong

    Exit codes: 0 nothing fails the run; 1 findings do; 2 could not check; 3 a bug in panelcheck.
    """,
)
@click.version_option(__version__, message="panelcheck %(version)s")
def panelcheck() -> None:
    """Who is on stage, in which role, for how long? A linter for event programmes."""


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with guarded():
        if sys.stdout is None:
            raise UserError("standard output is closed", hint="Send it somewhere, such as to a file.")
        panelcheck(prog_name="panelcheck")
