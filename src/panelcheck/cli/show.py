"""``panelcheck show``: how files were read."""

import sys
from typing import Any, NoReturn

import click

from panelcheck import options
from panelcheck.commands import Command
from panelcheck.exits import COULD_NOT_CHECK, OK, complain
from panelcheck.reading import read_all
from panelcheck.show import render_show, rescue_lines


@click.command(cls=Command, short_help="Show how a file was read: sessions, people, roles.")
@options.paths
@options.reading
@options.text_or_json
def show(paths: tuple[str, ...], format_name: str, **given: Any) -> NoReturn:
    """Show how each of PATHS was read: sessions, people and roles, and what was left out and why."""
    options.demand_paths(paths, given)
    programmes, errors = read_all(paths, options.overriding(given))
    if programmes or format_name == "json":
        click.echo(render_show(programmes, format_name), nl=False)
    complain(errors)
    for error in errors:
        click.echo(rescue_lines(error), err=True, nl=False)
    sys.exit(COULD_NOT_CHECK if errors else OK)
