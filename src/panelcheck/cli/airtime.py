"""``panelcheck airtime``: who speaks how long in a transcript."""

import click

from panelcheck import options
from panelcheck.airtime import render_airtime
from panelcheck.commands import Command
from panelcheck.source import read_source
from panelcheck.transcripts import Naming, read


@click.command(cls=Command, short_help="Show who speaks how long in a transcript.")
@click.argument("file", type=click.Path())
@options.unnamed
@options.text_or_json
def airtime(file: str, *, unnamed: str, format_name: str) -> None:
    """Show who speaks how long in one transcript FILE (WebVTT, SRT or RTTM), as it names them."""
    transcript = read(read_source(file), Naming(unnamed_continue=unnamed == "continue"))
    click.echo(render_airtime(transcript, format_name, options.bar_columns()), nl=False)
