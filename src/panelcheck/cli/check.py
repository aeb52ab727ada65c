"""``panelcheck check``: what stands out, and what one can do."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from panelcheck import options, progress, reporters
from panelcheck.commands import Command
from panelcheck.errors import UserError, collecting
from panelcheck.exits import COULD_NOT_CHECK, GATED, OK, complain
from panelcheck.lint import lint
from panelcheck.outputs import refuse_clashes, write
from panelcheck.private import keep_out_of_git
from panelcheck.reading import Options, configuring
from panelcheck.report import Private, Report


@click.command(
    cls=Command,
    short_help="Check speaker lists, and say what one can do.",
    epilog="""
    \b
    Examples:
      panelcheck check speakers.csv
      panelcheck check --declarations ../private/answers.csv speakers.csv
      panelcheck check --show notes,undetermined --output html:report.html speakers.csv
      panelcheck check --against origin/main     in a repository with panelcheck.yaml
    """,
)
@options.paths
@options.reading
@options.judging
@options.gating
@options.viewing
def check(paths: tuple[str, ...], **given: Any) -> NoReturn:
    """Check each of PATHS (a file or folder; - is standard input) as one programme.

    Without PATHS, every programme that panelcheck.yaml names is checked.
    """
    options.demand_paths(paths, given)
    run = options.overriding(given)
    with progress.shown(sys.stderr, quiet=given["quiet"]) as tell:
        report = _linted(paths, replace(run, tell=tell), given["against"])
    report = replace(report, exit_code=_exit_code(report))
    view = options.view(given)
    if given["outputs"]:
        read = [*report.sources, *paths, *map(str, configuring(paths, run))]
        refuse_clashes([path for _, path in given["outputs"]], read)
    plain = replace(view, color=False, bars=0)
    texts = [(Path(path), reporters.render(name, report, plain)) for name, path in given["outputs"]]
    private = any(summary.private is Private.USED for summary in report.programmes)
    # Before anything is printed: whoever reads that may stop half-way.
    unwritten = _unwritten(texts, private=private)
    if unwritten:
        report = replace(report, exit_code=COULD_NOT_CHECK)
    click.echo(reporters.render(given["format_name"], report, view), nl=False, color=view.color)
    if given["format_name"] != "text":
        complain(report.errors)
    complain(unwritten)
    sys.exit(report.exit_code)


def _unwritten(texts: Sequence[tuple[Path, str]], *, private: bool) -> list[UserError]:
    """Write reports, and return why those that could not be written were not; ``private`` ones stay so."""
    unwritten: list[UserError] = []
    for path, text in texts:
        with collecting(unwritten):
            if private and (told := keep_out_of_git(path)):
                click.echo(told, err=True)
            write(path, text, private=private)
    return unwritten


def _linted(paths: Sequence[str], run: Options, against: str | None) -> Report:
    if against is None:
        return lint(paths, run)
    from panelcheck.comparison import lint_against  # noqa: PLC0415 - it starts other programs

    return lint_against(paths, run, against)


def _exit_code(report: Report) -> int:
    if report.errors:
        return COULD_NOT_CHECK
    return GATED if report.gated else OK
