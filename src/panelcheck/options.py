"""The options that several commands share, and what they mean for the run."""

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import click

from panelcheck import reporters
from panelcheck.commands import Option
from panelcheck.config import Config, TranscriptEntry
from panelcheck.reading import Options, configures_programmes
from panelcheck.source import STDIN

_BESIDE_BARS = 60


class _Several(click.ParamType[tuple[str, ...]]):
    """A comma-separated list, for options that may also be repeated: some of ``choices``, else rules."""

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
        if not words and not self.choices:
            self.fail(
                "it names no rule. Is a variable not set? Leave the option out for all rules.", param, ctx
            )
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
        if path == STDIN:
            self.fail(f"it writes files; --format {format_name} prints to standard output.", param, ctx)
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
            raise click.BadParameter(
                f"'{text}' is not SESSION=FILE. Put the session's title before the file: 'Title=talk.vtt'.",
                param=param,
            )
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


def _under(heading: str) -> Callable[..., Callable[[Any], Any]]:
    return partial(click.option, cls=Option, heading=heading)


_input, _rule, _failing, _compared, _printed = map(
    _under,
    ("What is read", "What is looked for", "What makes the exit code 1", "What is new", "What is printed"),
)
# Types are shared: to make one, click looks for translations of its name.
_INPUT, _FILE = click.Path(allow_dash=True), click.Path(dir_okay=False)

_AUDIENCE = click.Choice(["organiser", "public"])

paths = click.argument("paths", nargs=-1, type=_INPUT)
audience = click.option(
    "--audience", type=_AUDIENCE,
    help="Who sees what is printed: for a public audience no answers are opened."
    " [default: public where CI is set, else organiser]",
)  # fmt: skip

_config = _input(
    "--config", type=_FILE, metavar="FILE",
    help="Use this panelcheck.yaml. [default: the one beside PATHS, or above it]",
)  # fmt: skip
_declarations = _input(
    "--declarations", multiple=True, type=_INPUT, metavar="FILE",
    help="What people say about themselves, as CSV or YAML; - is standard input. Repeatable.",
)  # fmt: skip
_stdin_filename = _input(
    "--stdin-filename", metavar="NAME", help="What to call a programme on standard input (-)."
)

known = _together(
    click.option("--config", type=_FILE, metavar="FILE",
                 help="Use this panelcheck.yaml. [default: the one here, or above]"),
    click.option("--pack", "packs", multiple=True, callback=_packs, metavar="NAME|FILE",
                 help="Look in this pack too. Repeatable."),
)  # fmt: skip

RELEASE_FORMATS = ("markdown", "json", "html")

reading = _together(
    _config,
    _declarations,
    _input(
        "--audience", type=_AUDIENCE,
        help="Who sees the report: private answers are not used for a public one."
        " [default: public where CI is set, else organiser]",
    ),
    _input(
        "--names", type=click.Choice(["on", "off"]), callback=_switch,
        help="Whether first names may be a hint, for whole line-ups only, where nobody was asked."
        " [default: on]",
    ),
    _input(
        "--transcript", "transcripts", multiple=True, callback=_transcript, metavar="SESSION=FILE",
        help="What was said in a session (its title or id), as WebVTT, SRT or RTTM. Repeatable.",
    ),
    _stdin_filename,
)  # fmt: skip

unnamed = click.option(
    "--unnamed", type=click.Choice(["nobody", "continue"]), default="nobody", show_default=True,
    help="Whom a cue without a name belongs to: nobody, or whoever was named last.",
)  # fmt: skip

judging = _together(
    _rule("--select", multiple=True, type=_Several(), callback=_flat, metavar="RULES",
          help="Only these rules: codes, names or the start of codes, with commas between: PC101,PC2."),
    _rule("--ignore", multiple=True, type=_Several(), callback=_flat, metavar="RULES",
          help="Not these rules."),
    _rule("--pack", "extends", multiple=True, callback=_packs, metavar="NAME|FILE",
          help="Add rules: preview, observe, a policy (panelcheck rules --policies) or a file. Repeatable."),
    _failing("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
             help="The gentlest severity that makes it 1. [default: error]"),
    _failing("--fail-on-likely", is_flag=True, default=None,
             help="What is only likely, from names or pronouns, makes it 1 too."),
    _failing("--fail-on-undetermined", is_flag=True, default=None,
             help="What cannot be told makes it 1 too."),
)  # fmt: skip

_baseline = _compared(
    "--baseline", type=_FILE, metavar="FILE",
    help="The findings that are accepted as they are. [default: as panelcheck.yaml says]",
)  # fmt: skip

gating = _together(
    _baseline,
    _compared("--no-baseline", is_flag=True, help="Accept nothing, whatever panelcheck.yaml says."),
    _compared("--against", metavar="REV",
              help="Compare with a revision of git, such as main: only what is new makes it 1."),
)  # fmt: skip

accepting = _together(_baseline)

viewing = _together(
    _printed("--format", "format_name", default="text", show_default=True,
             type=click.Choice(reporters.formats()), metavar="FORMAT",
             help=f"How to print the report: {', '.join(reporters.formats())}."),
    _printed("--output", "outputs", multiple=True, type=_Output(reporters.formats()),
             metavar="FORMAT:FILE", help="Write the report to a file as well. Repeatable."),
    _printed("--show", multiple=True, type=_Several(reporters.HIDEABLE), callback=_flat, metavar="WHAT",
             help=f"Also list: {', '.join(reporters.HIDEABLE)}."),
    _printed("--statistics", is_flag=True,
             help="Add the numbers behind the summary, and each rule that was not checked."),
    _printed("--color", type=click.Choice(["auto", "always", "never"]), default="auto",
             show_default=True, help="Colour the text report. NO_COLOR is honoured."),
    _printed("--quiet", "-q", is_flag=True, help="Print findings and the last line only."),
)  # fmt: skip


publishing = _together(
    _config,
    _declarations,
    _stdin_filename,
    _printed("--format", "format_name", default="markdown", show_default=True,
             type=click.Choice(RELEASE_FORMATS), help="How to print the figures."),
    _printed("--output", "outputs", multiple=True, type=_Output(RELEASE_FORMATS), metavar="FORMAT:FILE",
             help="Write the figures to a file instead. Repeatable."),
    _printed("--fewest", type=click.IntRange(min=10), default=10, show_default=True, metavar="PEOPLE",
             help="No figure is of fewer people, nor leaves out fewer; 10 or more."),
    _printed("--previous", type=_FILE, metavar="FILE",
             help="What was published before, as JSON: nothing is published that is too near to it."),
)  # fmt: skip


text_or_json = click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)


def overriding(given: dict[str, Any]) -> Options:
    """Whatever option bears the name of a config key overrides that key."""
    overrides = {
        item.name: given[item.name] for item in fields(Config) if given.get(item.name) not in (None, ())
    }
    if given.get("no_baseline"):
        overrides["baseline"] = ""
    return Options(config=given["config"], stdin_filename=given["stdin_filename"], overrides=overrides)


def knowing(config: str | None, packs: Sequence[str]) -> Options:
    """Return where rules are looked for: what the config has, and ``packs``."""
    return Options(config=config, overrides={"extends": tuple(packs)} if packs else {})


def demand_paths(paths: Sequence[str], given: dict[str, Any]) -> None:
    """Raise UsageError where neither the command line nor the config names a programme."""
    if not paths and not configures_programmes(overriding(given)):
        raise click.UsageError(
            "name a speaker list, such as speakers.csv, or - for standard input;"
            " 'panelcheck init' looks for one here"
        )


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
