"""``panelcheck explain``: why a rule matters, when it may be wrong, what to do."""

import click

from panelcheck.commands import Command
from panelcheck.explain import render_rule, render_words
from panelcheck.packs import all_rules, rule_called


@click.command(cls=Command, short_help="Explain a rule: why, when it may be wrong, what to do.")
@click.argument("code")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="Look in this pack too.")
@click.option("--say", "audience", type=click.Choice(["invited", "organising", "watching"]),
              help="Only the words this person can use.")  # fmt: skip
def explain(code: str, packs: tuple[str, ...], audience: str | None) -> None:
    """Explain a rule, by CODE or name: what it looks for, why, when it may be wrong, what to do."""
    known = all_rules(packs, policies=True)
    rule = rule_called(code, known)
    click.echo(render_words(rule, audience) if audience else render_rule(rule, known), nl=False)
