"""``panelcheck schema``: the JSON Schema of what panelcheck reads or writes."""

import json

import click

from panelcheck.baseline import baseline_schema
from panelcheck.commands import Command
from panelcheck.configschema import config_schema
from panelcheck.packs.schema import pack_schema
from panelcheck.readers.schema import programme_schema
from panelcheck.reporters.json.schema import report_schema

_SCHEMAS = {
    "baseline": baseline_schema, "config": config_schema, "pack": pack_schema,
    "programme": programme_schema, "report": report_schema,
}  # fmt: skip


@click.command(cls=Command, short_help="Print the JSON Schema of what panelcheck reads or writes.")
@click.argument("document", type=click.Choice(list(_SCHEMAS)))
def schema(document: str) -> None:
    """Print the JSON Schema of a DOCUMENT that panelcheck reads or writes."""
    click.echo(json.dumps(_SCHEMAS[document](), indent=2, ensure_ascii=False))
