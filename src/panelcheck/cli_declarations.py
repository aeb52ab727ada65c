"""``panelcheck declarations``: ask people about themselves, and keep what they said."""

from pathlib import Path

import click

from panelcheck.asking import forms
from panelcheck.config import Config, find_config

_config = click.option("--config", type=click.Path(dir_okay=False), help="Use this panelcheck.yaml.")


@click.group(context_settings={"max_content_width": 100})
def declarations() -> None:
    """Ask people about themselves, keep what they say, and forget it in time."""


@declarations.command()
@click.option(
    "--format",
    "format_name",
    type=click.Choice(forms.formats()),
    default="markdown",
    show_default=True,
    help="Text to send, a table for a form builder, or a page to print.",
)
@click.option("--after", is_flag=True, help="The survey for after the event: was it fair?")
@_config
def form(format_name: str, *, after: bool, config: str | None) -> None:  # fmt: skip
    """Write a survey to send to every speaker, once their talk is accepted."""
    from panelcheck.asking.survey import (  # noqa: PLC0415 - only for this command
        AFTER_ACCEPTANCE,
        AFTER_EVENT,
        survey,
    )

    event = _event(config)
    asked = survey(
        AFTER_EVENT if after else AFTER_ACCEPTANCE,
        axes={name: tuple(axis.categories) for name, axis in event.axes.items()},
        owner=event.owner,
        review_by=str(event.review_by or ""),
    )
    click.echo(forms.render(format_name, asked), nl=False)
    if asked.unfilled:
        _aside("Fill in what stands in [brackets], or say it in panelcheck.yaml: owner: NAME <E-MAIL>")


def _event(config: str | None) -> Config:
    """Return the config that holds here."""
    from panelcheck.configfile import load_config  # noqa: PLC0415 - the other commands load it themselves

    found = Path(config) if config else find_config(Path())
    return load_config(found) if found else Config()


def _aside(text: str) -> None:
    """Say something beside what the command writes."""
    click.echo(text, err=True)
