"""``panelcheck publish``: totals of what people said that can be published."""

from pathlib import Path
from typing import Any

import click

from panelcheck import options
from panelcheck.commands import Command
from panelcheck.errors import UserError
from panelcheck.outputs import refuse_clashes, write
from panelcheck.publish import publish as released
from panelcheck.publish.previous import read_previous
from panelcheck.publish.rendering import render
from panelcheck.source import read_source


@click.command(cls=Command, short_help="Print totals of what people said that can be published.")
@options.paths
@options.publishing
def publish(paths: tuple[str, ...], **given: Any) -> None:
    """Print totals that are safe to publish of what people said, for one programme (PATHS).

    From declarations alone, whoever the audience is. Exit code 2 where nothing may be published: then
    nothing is written either.
    """
    options.demand_paths(paths, given)
    files = [path for _, path in given["outputs"]]
    refuse_clashes(files, [*paths, *given["declarations"], *filter(None, [given["config"]])])
    previous = given["previous"]
    for name, path in given["outputs"]:
        if name == "json" and previous is None and Path(path).is_file():
            raise UserError(
                f"{path} is there already, perhaps from an earlier release",
                hint="Pass it with --previous, so that nobody learns from the difference, or name another.",
            )
    before = read_previous(read_source(previous)) if previous else None
    run = options.overriding(given)
    release = released(paths, run, fewest=given["fewest"], previous=before)
    if release.review_by and release.review_by < run.today:
        click.echo(
            f"'review-by' was {release.review_by}: is it still right to ask, and to publish?"
            " Set a later day.",
            err=True,
        )
    for name, path in given["outputs"]:
        write(Path(path), render(release, name))
    if not given["outputs"]:
        click.echo(render(release, given["format_name"]), nl=False)
