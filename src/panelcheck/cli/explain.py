"""``panelcheck explain``: why a rule matters, when it may be wrong, what to do."""

import click

from panelcheck import options
from panelcheck.commands import Command
from panelcheck.explain import render_rule, render_words
from panelcheck.packs import rule_called
from panelcheck.reading import rules_known


@click.command(cls=Command, short_help="Explain a rule: why, when it may be wrong, what to do.")
@click.argument("code")
@options.known
@click.option("--say", "audience", type=click.Choice(["invited", "organising", "watching"]),
              help="Only the words this person can use.")  # fmt: skip
def explain(code: str, config: str | None, packs: tuple[str, ...], audience: str | None) -> None:
    """Explain a rule, by CODE or name: what it looks for, why, when it may be wrong, what to do.

    It is told as the panelcheck.yaml that holds here has it.
    """
    known, held = rules_known(options.knowing(config, packs), policies=True)
    rule = rule_called(code, known)
    told = render_words(rule, audience) if audience else render_rule(rule, known, extends=held.extends)
    click.echo(told, nl=False)
