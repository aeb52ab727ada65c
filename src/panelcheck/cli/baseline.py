"""``panelcheck baseline``: accept the findings there are, so that only new ones fail a run."""

import sys
from dataclasses import replace
from typing import Any

import click

from panelcheck import options, progress
from panelcheck.accept import accept
from panelcheck.commands import Group
from panelcheck.config import shown
from panelcheck.errors import UserErrors
from panelcheck.outputs import write


@click.group(cls=Group, short_help="Accept what there is, so that only new findings fail a run.")
def baseline() -> None:
    """Accept the findings there are, so that only new ones fail a run."""


@baseline.command("write", short_help="Accept the findings there are.")
@options.paths
@options.reading
@options.judging
@options.accepting
def write_baseline(paths: tuple[str, ...], **given: Any) -> None:
    """Accept every error and warning there is in PATHS, and whatever else would fail the run.

    What is accepted already stays, with its reason; what is gone is left out.
    """
    _accept(paths, given)


@baseline.command("prune", short_help="Forget accepted findings that are gone.")
@options.paths
@options.reading
@options.judging
@options.accepting
def prune_baseline(paths: tuple[str, ...], **given: Any) -> None:
    """Leave out of the baseline what is not in PATHS any more, and accept nothing new."""
    _accept(paths, given, prune=True)


def _accept(paths: tuple[str, ...], given: dict[str, Any], *, prune: bool = False) -> None:
    """Write the baselines, unless something could not be read: they would forget what it holds."""
    options.demand_paths(paths, given)
    with progress.shown(sys.stderr, quiet=False) as tell:
        updates, errors = accept(paths, replace(options.overriding(given), tell=tell), prune=prune)
    if errors:
        raise UserErrors(errors)
    for update in updates:
        write(update.path, update.text, private=update.private)
        path = shown(update.path)
        click.echo(
            f"Wrote {path}: {update.added + update.kept} accepted"
            f" ({update.added} new, {update.kept} as before, {update.dropped} gone)."
        )
        if not update.configured:
            click.echo(f"Next: panelcheck check --baseline {path}, or 'baseline: {path}' in panelcheck.yaml.")
