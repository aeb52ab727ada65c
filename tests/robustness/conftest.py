"""``checked(path, ...)`` is one run of the command line, in this process: its exit code and all it said."""

import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck
from panelcheck.exits import guarded


@pytest.fixture
def checked():
    def run(*arguments):
        runner = CliRunner()
        with runner.isolation() as streams:
            try:
                with guarded():
                    panelcheck(["check", *map(str, arguments)])
                code = 0
            except SystemExit as stop:
                code = stop.code or 0
            return code, streams[0].getvalue().decode() + streams[1].getvalue().decode()

    return run
