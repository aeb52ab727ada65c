"""``panelcheck rules``: the rules there are, and the policies that can be adopted."""

import click

from panelcheck import options
from panelcheck.catalogue import render_policies, render_rules
from panelcheck.commands import Command
from panelcheck.reading import rules_known


@click.command(cls=Command, short_help="List the rules, or the policies that can be adopted.")
@options.known
@click.option("--policies", is_flag=True, help="List the published policies that can be adopted.")
@options.text_or_json
def rules(config: str | None, packs: tuple[str, ...], *, policies: bool, format_name: str) -> None:
    """List the rules there are, or with --policies the published policies that can be adopted.

    They are listed as the panelcheck.yaml that holds here has them.
    """
    render = render_policies if policies else render_rules
    known, _ = rules_known(options.knowing(config, packs), policies=policies)
    click.echo(render(known, format_name), nl=False)
