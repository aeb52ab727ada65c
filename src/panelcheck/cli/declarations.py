"""``panelcheck declarations``: ask people about themselves, and keep what they said."""

import os
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from panelcheck.asking import forms
from panelcheck.asking.languages import ENGLISH, languages
from panelcheck.commands import Group
from panelcheck.config import Config, find_config
from panelcheck.errors import UserErrors
from panelcheck.history import tracks
from panelcheck.options import audience as _audience
from panelcheck.private import demand_organiser
from panelcheck.source import STDIN, read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from panelcheck.asking.answers import Understood
    from panelcheck.asking.responses import Export
    from panelcheck.identity import Declaration
    from panelcheck.reading import Reading

_config = click.option("--config", type=click.Path(dir_okay=False), help="Use this panelcheck.yaml.")
_list = click.option(
    "--list", "listing", is_flag=True, help="Name those not yet asked; never anyone who answered or declined."
)


@click.group(
    cls=Group,
    context_settings={"max_content_width": 100},
    short_help="Ask people about themselves, and keep what they say.",
)
def declarations() -> None:
    """Ask people about themselves, keep what they say, and forget it in time."""


@declarations.command()
@click.option(
    "--format", "format_name", type=click.Choice(forms.formats()), default="markdown", show_default=True,
    help="Text to send, a table for a form builder, or a page to print.",
)  # fmt: skip
@click.option("--after", is_flag=True, help="The survey for after the event: was it fair?")
@click.option(
    "--language", type=click.Choice(languages()), default=ENGLISH, show_default=True,
    help="Your own axes stay in your words; 'import' reads answers in any of these.",
)  # fmt: skip
@_config
def form(format_name: str, *, after: bool, language: str, config: str | None) -> None:
    """Write a survey to send to speakers.

    Send it to everyone once their talk is accepted, or with --after when all is over.
    """
    from panelcheck.asking.survey import AFTER_ACCEPTANCE, AFTER_EVENT, survey  # noqa: PLC0415

    event = _event(config)
    asked = survey(
        AFTER_EVENT if after else AFTER_ACCEPTANCE,
        axes={name: tuple(axis.categories) for name, axis in event.axes.items()},
        owner=event.owner,
        review_by=str(event.review_by or ""),
        language=language,
    )
    click.echo(forms.render(format_name, asked), nl=False)
    if not after and event.review_by and event.review_by < _today():
        _aside(f"'review-by' was {event.review_by}, and the survey says so: set a later day first.")
    if asked.unfilled:
        _aside("Fill in what stands in [brackets], or say it in panelcheck.yaml: owner: NAME <E-MAIL>")


@declarations.command(
    "import",
    epilog="""
    \b
    Example:
      panelcheck declarations import responses.csv speakers.csv --output ~/private/answers.csv
    """,
)
@click.argument("responses", type=click.Path(allow_dash=True))
@click.argument("programmes", nargs=-1, type=click.Path())
@click.option(
    "--output", type=click.Path(dir_okay=False, allow_dash=True), metavar="FILE",
    help="Where to keep the declarations (.csv), outside the repository; - to pipe them into a vault. "
    "What is there already is kept, and added to.",
)  # fmt: skip
@click.option(
    "--vocabulary", "vocabularies", multiple=True, type=click.Path(), metavar="FILE",
    help="Map people's own words to categories. Repeatable.",
)  # fmt: skip
@click.option(
    "--expires", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY",
    help="The last day the answers may be used. [default: 90 days after the last day of PROGRAMMES]",
)  # fmt: skip
@_list
@_audience
@_config
def import_(responses: str, programmes: tuple[str, ...], **given: Any) -> None:
    """Keep what a form tool exported.

    RESPONSES is the CSV that Google Forms, LimeSurvey or pretalx exports (- is standard input). With
    PROGRAMMES, say also who of them has been asked, in numbers.
    """
    from panelcheck.asking import told  # noqa: PLC0415

    if given["listing"] and not programmes:
        raise click.UsageError("--list needs the programme: name it after the responses")
    output = _output(given["output"])
    event = _private_event(given["config"], given["audience"])
    readings = list(_readings(programmes, given["config"]))
    export, understood = _understood(responses, readings, event, given)
    report = told.text(told.imported(responses, export, understood))
    piped = given["output"] == STDIN
    click.echo(report, nl=False, err=piped)
    if not export.asks_consent:
        _aside("No column asks for consent: did people know what their answers are for, and agree?")
    if piped:
        from panelcheck.asking.ledger import written  # noqa: PLC0415

        click.echo(written(understood.declarations), nl=False)
    elif output:
        click.echo(told.text(_keep(output, understood, event.asks_of)), nl=False)
    else:
        _aside("Nothing is written yet: say where with --output, outside the repository.")
    for reading in readings:
        _cover(reading, understood.declarations, listing=given["listing"], err=piped)


@declarations.command()
@click.argument("programmes", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--declarations", "files", multiple=True, type=click.Path(allow_dash=True), metavar="FILE",
    help="What people declared about themselves. Repeatable. [default: as the config says]",
)  # fmt: skip
@_list
@_audience
@_config
def match(
    programmes: tuple[str, ...],
    files: tuple[str, ...],
    *,
    listing: bool,
    audience: str | None,
    config: str | None,
) -> None:
    """Count who has been asked and who answered.

    Each of PROGRAMMES is a file or directory; - is standard input.
    """
    from panelcheck.identity import read_declarations  # noqa: PLC0415

    event = _private_event(config, audience)
    files = files or tuple(file if file == STDIN else str(event.base / file) for file in event.declarations)
    if not files:
        raise click.UsageError("name the file of answers: --declarations FILE")
    declared = [one for file in files for one in read_declarations(read_source(file), event.asks_of)]
    for reading in _readings(programmes, config):
        _cover(reading, declared, listing=listing)
    _aside("Exact numbers of private answers: keep this off public logs.")


@declarations.command()
@click.argument("file", type=click.Path())
@click.option("--write", is_flag=True, help="Take them out of the file.")
@_audience
@_config
def expire(file: str, *, write: bool, audience: str | None, config: str | None) -> None:
    """Count the declarations in FILE that lapsed.

    They have expired, were taken back, or a later answer stands for them. With --write, they are taken out
    of the file.
    """
    from panelcheck.asking import told  # noqa: PLC0415
    from panelcheck.asking.ledger import read_ledger, without  # noqa: PLC0415
    from panelcheck.asking.safekeeping import write_private  # noqa: PLC0415
    from panelcheck.identity.retention import retention  # noqa: PLC0415

    if file == STDIN:
        raise click.UsageError("declarations are forgotten in a file: name it, not -")
    axes = _private_event(config, audience).asks_of
    ledger = read_ledger(Path(file), axes)
    found = retention(ledger.declarations, _today())
    gone = {*found.expired, *found.taken_back, *found.renewed, *found.withdrawals}
    if write and gone:
        write_private(Path(file), ledger.encoded(without(ledger, gone, axes)))
    click.echo(told.text(told.lapsed(file, found, written=write)), nl=False)
    if tracks(Path(file)):
        _aside(f"{file} is tracked by git, whose history keeps what is taken out of it.")


def _output(given: str | None) -> Path | None:
    """Return the file to write, if any, once it is sure that answers may lie there."""
    from panelcheck.asking.safekeeping import demand_private  # noqa: PLC0415

    if given == STDIN:
        if sys.stdout.isatty() or os.environ.get("CI"):
            raise click.UsageError("--output - writes every answer: pipe it into a vault, such as age -e")
        return None
    if given is None:
        return None
    path = Path(given)
    if path.suffix.lower() != ".csv":
        raise click.UsageError("--output: an import writes a table; name a file that ends in .csv")
    demand_private(path)
    return path


def _understood(
    responses: str, readings: "Sequence[Reading]", event: Config, given: dict[str, Any]
) -> "tuple[Export, Understood]":
    from panelcheck.asking.answers import KEPT_AFTER_EVENT, understand  # noqa: PLC0415
    from panelcheck.asking.coverage import last_day  # noqa: PLC0415
    from panelcheck.asking.questions import Questions  # noqa: PLC0415
    from panelcheck.asking.responses import read_export  # noqa: PLC0415
    from panelcheck.asking.vocabularyfile import read_vocabulary  # noqa: PLC0415
    from panelcheck.configaxes import vocabularies  # noqa: PLC0415

    known = vocabularies(event)
    for file in given["vocabularies"]:
        words = read_vocabulary(read_source(file), known)
        known[words.axis] = known[words.axis].extended(words.categories)
        _aside(f"Vocabulary: {words.edition}")
    export = read_export(read_source(responses), Questions.of(event.asks_of, event.fields))
    if responses != STDIN and tracks(Path(responses)):
        _aside(f"{responses} is tracked by git: whoever has the repository has these answers too.")
    last = last_day(reading.programme for reading in readings)
    expires = given["expires"].date() if given["expires"] else last + KEPT_AFTER_EVENT if last else None
    if expires and expires < _today():
        _aside(
            f"The last day of these answers was {expires}: they count as not asked. (--expires: a later day)"
        )
    if not expires:
        _aside(
            "The answers hold for a year; name the programme too, or say --expires, to forget them sooner."
        )
    return export, understand(export, known, _today(), expires)


def _keep(path: Path, understood: "Understood", axes: "Sequence[str]") -> "Iterator[str]":
    """Write the declarations, and return what to say of it."""
    from panelcheck.asking import told  # noqa: PLC0415
    from panelcheck.asking.ledger import Merged, merged, read_ledger, written  # noqa: PLC0415
    from panelcheck.asking.safekeeping import at_home, write_private  # noqa: PLC0415

    new = not path.exists()
    if new:
        made = Merged(text=written(understood.declarations), added=len(understood.declarations))
        data = made.text.encode()
    else:
        ledger = read_ledger(path, axes)
        made = merged(ledger, understood.declarations, axes)
        data = ledger.encoded(made.text)
    write_private(path, data)
    return told.kept(at_home(path), made, new=new)


def _readings(programmes: "Iterable[str]", config: str | None) -> "Sequence[Reading]":
    """Read programmes, without what people declared and without looking at names."""
    from panelcheck.reading import Options, read_all  # noqa: PLC0415

    paths = list(programmes)
    if not paths:
        return []
    overrides: dict[str, Any] = {"names": False, "declarations": ()}
    readings, errors = read_all(paths, Options(config=config, overrides=overrides))
    if errors:
        raise UserErrors(errors)
    return readings


def _cover(
    reading: "Reading", declared: "Sequence[Declaration]", *, listing: bool, err: bool = False
) -> None:
    """Say how far the people of a programme have been asked, and name those who have not."""
    from panelcheck.asking import told  # noqa: PLC0415
    from panelcheck.asking.coverage import coverage  # noqa: PLC0415

    found = coverage(reading, declared, _today())
    click.echo(told.text(told.covered(found)), nl=False, err=err)
    if listing and found.waiting:
        click.echo(f"Not yet asked:\n{told.text(told.listed(found))}", nl=False, err=err)
        _aside("This list is for whoever keeps the answers: ask them all together, and show it to nobody.")


def _event(config: str | None) -> Config:
    """Return the config that holds here."""
    from panelcheck.configfile import load_config  # noqa: PLC0415

    found = Path(config) if config else find_config(Path())
    return load_config(found) if found else Config()


def _private_event(config: str | None, audience: Any) -> Config:
    """Return the config that holds here. Raises UserError where private answers may not be opened."""
    event = _event(config)
    event = replace(event, audience=audience or event.audience)
    demand_organiser(event)
    return event


def _today() -> date:
    return datetime.now().astimezone().date()


def _aside(text: str) -> None:
    """Say something beside what the command writes."""
    click.echo(text, err=True)
