"""The options that several commands share, and what they mean for the run."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import click

from panelcheck import reporters
from panelcheck.config import Config, TranscriptEntry
from panelcheck.reading import Options

_BESIDE_BARS = 60


class _Several(click.ParamType[tuple[str, ...]]):
    """A comma-separated list, for options that may also be repeated."""

    name = "list"

    def __init__(self, choices: Sequence[str] = ()) -> None:
        self.choices = choices

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        words = tuple(word.strip() for word in value.split(",") if word.strip())
        for word in words:
            if self.choices and word not in self.choices:
                self.fail(f"'{word}' is not one of {', '.join(self.choices)}.", param, ctx)
        return words


class _Output(click.ParamType[tuple[str, str]]):
    """FORMAT:FILE, as --output takes it."""

    name = "format:file"

    def __init__(self, formats: Sequence[str]) -> None:
        self.formats = formats

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        format_name, _, path = value.partition(":")
        if format_name not in self.formats or not path:
            self.fail(f"'{value}' is not FORMAT:FILE with one of {', '.join(self.formats)}.", param, ctx)
        return format_name, path


def _flat(_ctx: click.Context, _param: click.Parameter, value: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(word for words in value for word in words)


def _packs(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Look for a pack's file from here, wherever the config lies."""
    return tuple(str(Path(name).absolute()) if Path(name).is_file() else name for name in value)


def _transcript(
    _ctx: click.Context, param: click.Parameter, value: Sequence[str]
) -> tuple[TranscriptEntry, ...]:
    entries = []
    for text in value:
        session, equals, file = text.rpartition("=")
        if not equals or not session.strip() or not file.strip():
            raise click.BadParameter(f"'{text}' is not SESSION=FILE.", param=param)
        entries.append(TranscriptEntry(file=str(Path(file.strip()).absolute()), session=session.strip()))
    return tuple(entries)


def _switch(_ctx: click.Context, _param: click.Parameter, value: str | None) -> bool | None:
    return None if value is None else value == "on"


def _together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


# Types are shared: to make one, click looks for translations of its name.
_INPUT, _FILE = click.Path(allow_dash=True), click.Path(dir_okay=False)

paths = click.argument("paths", nargs=-1, type=_INPUT)

_config = click.option("--config", type=_FILE, help="Use this panelcheck.yaml.")
_declarations = click.option(
    "--declarations", multiple=True, type=_INPUT, metavar="FILE",
    help="What people say about themselves, as CSV or YAML; - is standard input. Repeatable.",
)  # fmt: skip
_stdin_filename = click.option(
    "--stdin-filename", metavar="NAME", help="What to call a programme on standard input (-)."
)

RELEASE_FORMATS = ("markdown", "json", "html")

reading = _together(
    _config,
    _declarations,
    click.option(
        "--audience", type=click.Choice(["organiser", "public"]),
        help="Who sees the report: private answers are not used for a public one."
        " [default: public where CI is set, else organiser]",
    ),
    click.option(
        "--names", type=click.Choice(["on", "off"]), callback=_switch,
        help="Whether first names may be evidence, in aggregate, where nobody declared. [default: on]",
    ),
    click.option(
        "--transcript", "transcripts", multiple=True, callback=_transcript, metavar="SESSION=FILE",
        help="What was said in a session (its title or key), as WebVTT, SRT or RTTM. Repeatable.",
    ),
    _stdin_filename,
)  # fmt: skip

unnamed = click.option(
    "--unnamed", type=click.Choice(["nobody", "continue"]), default="nobody", show_default=True,
    help="Whom a cue without a name belongs to: nobody, or whoever was named last.",
)  # fmt: skip

judging = _together(
    click.option("--select", multiple=True, type=_Several(), callback=_flat, metavar="RULES",
                 help="Only these rules: codes, names or prefixes, separated by commas."),
    click.option("--ignore", multiple=True, type=_Several(), callback=_flat, metavar="RULES",
                 help="Not these rules."),
    click.option("--pack", "extends", multiple=True, callback=_packs, metavar="NAME|FILE",
                 help="Add a pack of rules."),
    click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
                 help="The gentlest severity that makes the exit code 1. [default: error]"),
    click.option("--fail-on-likely", is_flag=True, default=None, help="Let likely findings gate too."),
    click.option("--fail-on-undetermined", is_flag=True, default=None,
                 help="Let rules that could not be decided gate too."),
)  # fmt: skip

_baseline = click.option(
    "--baseline", type=_FILE, metavar="FILE",
    help="The findings that are accepted as they are. [default: as the config says]",
)  # fmt: skip

gating = _together(
    _baseline,
    click.option("--no-baseline", is_flag=True, help="Accept nothing, whatever the config says."),
    click.option("--against", metavar="REV",
                 help="Compare with a revision of git, such as main: only what is new gates."),
)  # fmt: skip

accepting = _together(_baseline)

viewing = _together(
    click.option("--format", "format_name", default="text", show_default=True,
                 type=click.Choice(reporters.formats()), help="How to print the report."),
    click.option("--output", "outputs", multiple=True, type=_Output(reporters.formats()),
                 metavar="FORMAT:FILE", help="Write the report to a file as well. Repeatable."),
    click.option("--show", multiple=True, type=_Several(reporters.HIDEABLE), callback=_flat, metavar="WHAT",
                 help=f"Also list: {', '.join(reporters.HIDEABLE)}."),
    click.option("--statistics", is_flag=True, help="Add the numbers behind the summary."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto",
                 show_default=True, help="Colour the text report. NO_COLOR is honoured."),
    click.option("--quiet", "-q", is_flag=True, help="Print findings and the last line only."),
)  # fmt: skip


publishing = _together(
    _config,
    _declarations,
    _stdin_filename,
    click.option("--format", "format_name", default="markdown", show_default=True,
                 type=click.Choice(RELEASE_FORMATS), help="How to print the figures."),
    click.option("--output", "outputs", multiple=True, type=_Output(RELEASE_FORMATS), metavar="FORMAT:FILE",
                 help="Write the figures to a file instead. Repeatable."),
    click.option("--fewest", type=click.IntRange(min=10), default=10, show_default=True,
                 help="No figure is of fewer people, nor leaves out fewer."),
    click.option("--previous", type=_FILE, metavar="FILE",
                 help="What was published before, as JSON: nothing is published that is too near to it."),
)  # fmt: skip


def overriding(given: dict[str, Any]) -> Options:
    """Whatever option bears the name of a config key overrides that key."""
    overrides = {
        item.name: given[item.name] for item in fields(Config) if given.get(item.name) not in (None, ())
    }
    if given.get("no_baseline"):
        overrides["baseline"] = ""
    return Options(config=given["config"], stdin_filename=given["stdin_filename"], overrides=overrides)


def view(given: dict[str, Any]) -> reporters.View:
    """Return how the report is to be shown."""
    color = given["color"] == "always" or (
        given["color"] == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    return reporters.View(
        color=color, width=_width() if sys.stdout.isatty() else 80, show=frozenset(given["show"]),
        quiet=given["quiet"], statistics=given["statistics"], bars=bar_columns(),
    )  # fmt: skip


def bar_columns() -> int:
    """Return how many columns a bar may take on this terminal; 0 where it shows none."""
    encoding = sys.stdout.encoding or ""
    if not sys.stdout.isatty() or not encoding.lower().startswith("utf"):
        return 0
    return max(0, _width() - _BESIDE_BARS)


def _width() -> int:
    import shutil  # noqa: PLC0415 - only on a terminal

    return min(shutil.get_terminal_size((80, 24)).columns, 100)
