"""The command line: the only place that prints and the only place that knows exit codes."""

import gc
import io
import json
import os
import platform
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NoReturn

import click

from panelcheck import __version__, reporters
from panelcheck.config import Config
from panelcheck.errors import UserError, UserErrors
from panelcheck.finding import Report
from panelcheck.lint import Options, lint

OK, GATED, COULD_NOT_CHECK, BUG = 0, 1, 2, 3


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

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        format_name, _, path = value.partition(":")
        if format_name not in reporters.formats() or not path:
            self.fail(
                f"'{value}' is not FORMAT:FILE with one of {', '.join(reporters.formats())}.", param, ctx
            )
        return format_name, path


def _flat(_ctx: click.Context, _param: click.Parameter, value: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(word for words in value for word in words)


def _packs(_ctx: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """Look for a pack's file from here, wherever the config lies."""
    return tuple(str(Path(name).absolute()) if Path(name).is_file() else name for name in value)


def _switch(_ctx: click.Context, _param: click.Parameter, value: str | None) -> bool | None:
    return None if value is None else value == "on"


def _together(*options: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def decorate(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


_reading = _together(
    click.option("--config", type=click.Path(dir_okay=False), help="Use this panelcheck.yaml."),
    click.option(
        "--declarations", multiple=True, type=click.Path(allow_dash=True), metavar="FILE",
        help="What people say about themselves, as CSV or YAML. Repeatable.",
    ),
    click.option(
        "--names", type=click.Choice(["on", "off"]), callback=_switch,
        help="Whether first names may be evidence, in aggregate, where nobody declared. [default: on]",
    ),
    click.option("--stdin-filename", metavar="NAME", help="What to call standard input (-)."),
)  # fmt: skip

_judging = _together(
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

_viewing = _together(
    click.option("--format", "format_name", default="text", show_default=True,
                 type=click.Choice(reporters.formats()), help="How to print the report."),
    click.option("--output", "outputs", multiple=True, type=_Output(), metavar="FORMAT:FILE",
                 help="Write the report to a file as well. Repeatable."),
    click.option("--show", multiple=True, type=_Several(reporters.HIDEABLE), callback=_flat, metavar="WHAT",
                 help=f"Also list: {', '.join(reporters.HIDEABLE)}."),
    click.option("--statistics", is_flag=True, help="Add the numbers behind the summary."),
    click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto",
                 show_default=True, help="Colour the text report. NO_COLOR is honoured."),
    click.option("--quiet", "-q", is_flag=True, help="Print findings and the last line only."),
)  # fmt: skip


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 nothing gates; 1 findings gate; 2 could not check; 3 a bug in panelcheck.",
)
@click.version_option(__version__, message="panelcheck %(version)s")
def panelcheck() -> None:
    """Lint an event programme: representation, token inclusion and speaking time."""


@panelcheck.command()
@click.argument("paths", nargs=-1, type=click.Path(allow_dash=True))
@_reading
@_judging
@_viewing
def check(paths: tuple[str, ...], **given: Any) -> NoReturn:
    """Check each of PATHS (a file or directory; - is standard input) as one programme."""
    if not paths:
        raise click.UsageError("name a speaker list, such as speakers.csv, or - for standard input")
    report = lint(paths, _options(given))
    report = replace(report, exit_code=_exit_code(report))
    view = _view(given)
    for format_name, path in given["outputs"]:
        plain = replace(view, color=False)
        _write(Path(path), reporters.render(format_name, report, plain))
    click.echo(reporters.render(given["format_name"], report, view), nl=False, color=view.color)
    if given["format_name"] != "text":
        _complain(report.errors)
    sys.exit(report.exit_code)


@panelcheck.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(allow_dash=True))
@_reading
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def show(paths: tuple[str, ...], format_name: str, **given: Any) -> NoReturn:
    """Show how each of PATHS was read: sessions, people and roles, and what was left out and why."""
    from panelcheck.lint import read_all  # noqa: PLC0415
    from panelcheck.show import render_show  # noqa: PLC0415

    programmes, errors = read_all(paths, _options(given))
    if programmes or format_name == "json":
        click.echo(render_show(programmes, format_name), nl=False)
    _complain(errors)
    sys.exit(COULD_NOT_CHECK if errors else OK)


@panelcheck.command()
@click.argument("code")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="Look in this pack too.")
@click.option("--say", "audience", type=click.Choice(["invited", "organising", "watching"]),
              help="Only the words this person can use.")  # fmt: skip
def explain(code: str, packs: tuple[str, ...], audience: str | None) -> None:
    """Explain a rule, by CODE or name: what it looks for, why, when it may be wrong, what to do."""
    from panelcheck.explain import render_rule  # noqa: PLC0415
    from panelcheck.packs import find_rule  # noqa: PLC0415

    click.echo(render_rule(find_rule(code, packs), audience), nl=False)


@panelcheck.command()
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="List this pack's rules too.")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules(packs: tuple[str, ...], format_name: str) -> None:
    """List the rules there are."""
    from panelcheck.explain import render_rules  # noqa: PLC0415
    from panelcheck.packs import all_rules  # noqa: PLC0415

    click.echo(render_rules(all_rules(packs), format_name), nl=False)


def _schemas() -> dict[str, Callable[[], dict[str, Any]]]:
    from panelcheck.config import config_schema  # noqa: PLC0415
    from panelcheck.packs import pack_schema  # noqa: PLC0415
    from panelcheck.readers.schema import programme_schema  # noqa: PLC0415
    from panelcheck.reporters.json import report_schema  # noqa: PLC0415

    return {
        "config": config_schema, "pack": pack_schema,
        "programme": programme_schema, "report": report_schema,
    }  # fmt: skip


@panelcheck.command()
@click.argument("document", type=click.Choice(["config", "pack", "programme", "report"]))
def schema(document: str) -> None:
    """Print the JSON Schema of a DOCUMENT that panelcheck reads or writes."""
    click.echo(json.dumps(_schemas()[document](), indent=2, ensure_ascii=False))


@panelcheck.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL, to source from its start-up file."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover - click knows the three shells above
        raise click.UsageError(f"no completion for {shell}")
    click.echo(complete(panelcheck, {}, "panelcheck", "_PANELCHECK_COMPLETE").source())


def _options(given: dict[str, Any]) -> Options:
    """Whatever option bears the name of a config key overrides that key."""
    overrides = {
        item.name: given[item.name] for item in fields(Config) if given.get(item.name) not in (None, ())
    }
    return Options(config=given["config"], stdin_filename=given["stdin_filename"], overrides=overrides)


def _view(given: dict[str, Any]) -> reporters.View:
    color = given["color"] == "always" or (
        given["color"] == "auto" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    )
    width = min(shutil.get_terminal_size((80, 24)).columns, 100) if sys.stdout.isatty() else 80
    return reporters.View(
        color=color, width=width, show=frozenset(given["show"]),
        quiet=given["quiet"], statistics=given["statistics"],
    )  # fmt: skip


def _exit_code(report: Report) -> int:
    if report.errors:
        return COULD_NOT_CHECK
    return GATED if report.gated else OK


def _write(path: Path, text: str) -> None:
    """Write the whole file or nothing of it."""
    try:
        with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False, newline="\n") as file:
            file.write(text)
        os.chmod(file.name, 0o666 & ~_umask())  # noqa: PTH101 - a path object is not needed twice
        os.replace(file.name, path)  # noqa: PTH105
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _complain(errors: Sequence[UserError]) -> None:
    for error in errors:
        where = f"{error.location}: " if error.location else ""
        click.echo(f"{where}error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  hint {error.hint}", err=True)


@contextmanager
def _guarded() -> Iterator[None]:
    """Turn the user's mistakes into messages and ours into a report that holds no one's data."""
    try:
        yield
    except UserErrors as errors:
        _complain(errors.errors)
        sys.exit(COULD_NOT_CHECK)
    except UserError as error:
        _complain([error])
        sys.exit(COULD_NOT_CHECK)
    except Exception as error:  # noqa: BLE001 - the last door: a bug must not print the data it met
        frames = traceback.extract_tb(error.__traceback__)
        where = "\n".join(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-6:]
        )
        click.echo(
            "panelcheck stopped on a bug of its own; your programme was not checked.\n"
            "Please report it with these lines. They hold none of your data:\n"
            f"  panelcheck {__version__}, Python {platform.python_version()}, {platform.system()}\n"
            f"  {type(error).__name__}\n{where}",
            err=True,
        )
        sys.exit(BUG)


def main() -> None:
    """Run the command line and exit."""
    gc.disable()  # one run makes many small objects and next to no cycles; collecting doubles its time
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with _guarded():
        panelcheck(prog_name="panelcheck")


if __name__ == "__main__":
    main()
