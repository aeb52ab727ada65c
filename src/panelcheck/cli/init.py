"""``panelcheck init``: a first panelcheck.yaml."""

import sys

import click

from panelcheck import init as first
from panelcheck.commands import Command
from panelcheck.init.survey import survey
from panelcheck.outputs import write


@click.command(cls=Command, short_help="Look at your files and write a panelcheck.yaml for them.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--yes", is_flag=True, help="Ask nothing and take the defaults.")
def init(paths: tuple[str, ...], *, yes: bool) -> None:
    """Write a commented panelcheck.yaml for the programmes in PATHS (files or folders; else here)."""
    found = survey(paths or (".",))
    path = first.config_path(found)
    answers = first.Answers()
    if not yes and _on_terminal():
        answers = first.ask(
            found, click.confirm, lambda question: str(click.prompt(question, default="", show_default=False))
        )
    write(path, first.render(found, answers))
    click.echo(first.told(found, path), nl=False)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()
