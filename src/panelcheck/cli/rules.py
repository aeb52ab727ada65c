"""``panelcheck rules``: the rules there are, and the policies that can be adopted."""

import click

from panelcheck import options
from panelcheck.catalogue import render_policies, render_rules
from panelcheck.commands import Command
from panelcheck.packs import all_rules


@click.command(cls=Command, short_help="List the rules, or the policies that can be adopted.")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="List this pack's rules too.")
@click.option("--policies", is_flag=True, help="List the published policies that can be adopted.")
@options.text_or_json
def rules(packs: tuple[str, ...], *, policies: bool, format_name: str) -> None:
    """List the rules there are, or with --policies the published policies that can be adopted."""
    render = render_policies if policies else render_rules
    click.echo(render(all_rules(packs, policies=policies), format_name), nl=False)
