"""The command line: the only place that prints and the only place that knows exit codes."""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import click

from panelcheck import __version__, options, progress, reporters
from panelcheck.cli_declarations import declarations
from panelcheck.commands import Group
from panelcheck.config import shown
from panelcheck.errors import UserError, UserErrors, collecting
from panelcheck.exits import COULD_NOT_CHECK, GATED, OK, complain, guarded
from panelcheck.lint import lint
from panelcheck.outputs import refuse_clashes, write
from panelcheck.private import keep_out_of_git
from panelcheck.reading import Options, configures_programmes
from panelcheck.report import Private, Report


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""
    \b
    To begin:
      panelcheck check speakers.csv     what stands out, and what one can do
      panelcheck show speakers.csv      was it read correctly?
      panelcheck explain PC101          why a rule matters, when it may be wrong

    Exit codes: 0 nothing fails the run; 1 findings do; 2 could not check; 3 a bug in panelcheck.
    """,
)
@click.version_option(__version__, message="panelcheck %(version)s")
def panelcheck() -> None:
    """Who is on stage, in which role, for how long? A linter for event programmes."""


@panelcheck.command(
    short_help="Check speaker lists, and say what one can do.",
    epilog="""
    \b
    Examples:
      panelcheck check speakers.csv
      panelcheck check --declarations ../private/answers.csv speakers.csv
      panelcheck check --show notes,undetermined --output html:report.html speakers.csv
      panelcheck check --against origin/main     in a repository with panelcheck.yaml
    """,
)
@options.paths
@options.reading
@options.judging
@options.gating
@options.viewing
def check(paths: tuple[str, ...], **given: Any) -> NoReturn:
    """Check each of PATHS (a file or folder; - is standard input) as one programme.

    Without PATHS, every programme that panelcheck.yaml names is checked.
    """
    _need_paths(paths, given)
    with progress.shown(sys.stderr, quiet=given["quiet"]) as tell:
        report = _linted(paths, replace(options.overriding(given), tell=tell), given["against"])
    report = replace(report, exit_code=_exit_code(report))
    view = options.view(given)
    read = [*report.sources, *paths, *given["declarations"], *filter(None, [given["config"]])]
    refuse_clashes([path for _, path in given["outputs"]], read)
    plain = replace(view, color=False, bars=0)
    texts = [(Path(path), reporters.render(name, report, plain)) for name, path in given["outputs"]]
    private = any(summary.private is Private.USED for summary in report.programmes)
    # Before anything is printed: whoever reads that may stop half-way.
    unwritten = _unwritten(texts, private=private)
    click.echo(reporters.render(given["format_name"], report, view), nl=False, color=view.color)
    if given["format_name"] != "text":
        complain(report.errors)
    complain(unwritten)
    sys.exit(COULD_NOT_CHECK if unwritten else report.exit_code)


def _unwritten(texts: Sequence[tuple[Path, str]], *, private: bool) -> list[UserError]:
    """Write reports, and return why those that could not be written were not; ``private`` ones stay so."""
    unwritten: list[UserError] = []
    for path, text in texts:
        with collecting(unwritten):
            if private and (told := keep_out_of_git(path)):
                click.echo(told, err=True)
            write(path, text, private=private)
    return unwritten


def _linted(paths: Sequence[str], run: Options, against: str | None) -> Report:
    if against is None:
        return lint(paths, run)
    from panelcheck.comparison import lint_against  # noqa: PLC0415 - it starts other programs

    return lint_against(paths, run, against)


@panelcheck.command(short_help="Show how a file was read: sessions, people, roles.")
@options.paths
@options.reading
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def show(paths: tuple[str, ...], format_name: str, **given: Any) -> NoReturn:
    """Show how each of PATHS was read: sessions, people and roles, and what was left out and why."""
    from panelcheck.reading import read_all  # noqa: PLC0415
    from panelcheck.show import render_show, rescue_lines  # noqa: PLC0415

    _need_paths(paths, given)
    programmes, errors = read_all(paths, options.overriding(given))
    if programmes or format_name == "json":
        click.echo(render_show(programmes, format_name), nl=False)
    complain(errors)
    for error in errors:
        click.echo(rescue_lines(error), err=True, nl=False)
    sys.exit(COULD_NOT_CHECK if errors else OK)


@panelcheck.command(short_help="Look at your files and write a panelcheck.yaml for them.")
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--yes", is_flag=True, help="Ask nothing and take the defaults.")
def init(paths: tuple[str, ...], *, yes: bool) -> None:
    """Write a commented panelcheck.yaml for the programmes in PATHS (files or folders; else here)."""
    from panelcheck import init as first  # noqa: PLC0415
    from panelcheck.init.survey import survey  # noqa: PLC0415

    found = survey(paths or (".",))
    path = first.config_path(found)
    answers = first.Answers()
    if not yes and _on_terminal():
        answers = first.ask(
            found, click.confirm, lambda question: str(click.prompt(question, default="", show_default=False))
        )
    write(path, first.render(found, answers))
    click.echo(first.told(found, path), nl=False)


@panelcheck.command(short_help="Explain a rule: why, when it may be wrong, what to do.")
@click.argument("code")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="Look in this pack too.")
@click.option("--say", "audience", type=click.Choice(["invited", "organising", "watching"]),
              help="Only the words this person can use.")  # fmt: skip
def explain(code: str, packs: tuple[str, ...], audience: str | None) -> None:
    """Explain a rule, by CODE or name: what it looks for, why, when it may be wrong, what to do."""
    from panelcheck.explain import render_rule, render_words  # noqa: PLC0415
    from panelcheck.packs import all_rules, rule_called  # noqa: PLC0415

    known = all_rules(packs, policies=True)
    rule = rule_called(code, known)
    click.echo(render_words(rule, audience) if audience else render_rule(rule, known), nl=False)


@panelcheck.command(short_help="List the rules, or the policies that can be adopted.")
@click.option("--pack", "packs", multiple=True, metavar="NAME|FILE", help="List this pack's rules too.")
@click.option("--policies", is_flag=True, help="List the published policies that can be adopted.")
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def rules(packs: tuple[str, ...], *, policies: bool, format_name: str) -> None:
    """List the rules there are, or with --policies the published policies that can be adopted."""
    from panelcheck.catalogue import render_policies, render_rules  # noqa: PLC0415
    from panelcheck.packs import all_rules  # noqa: PLC0415

    render = render_policies if policies else render_rules
    click.echo(render(all_rules(packs, policies=policies), format_name), nl=False)


panelcheck.add_command(declarations)


@panelcheck.command("publish", short_help="Print totals of what people said that can be published.")
@options.paths
@options.publishing
def publish_totals(paths: tuple[str, ...], **given: Any) -> None:
    """Print totals that are safe to publish of what people said, for one programme (PATHS).

    From declarations alone, whoever the audience is. Exit code 2 where nothing may be published: then
    nothing is written either.
    """
    from panelcheck.publish import publish  # noqa: PLC0415 - only for this command
    from panelcheck.publish.previous import read_previous  # noqa: PLC0415
    from panelcheck.publish.rendering import render  # noqa: PLC0415
    from panelcheck.source import read_source  # noqa: PLC0415

    _need_paths(paths, given)
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
    release = publish(paths, run, fewest=given["fewest"], previous=before)
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


@panelcheck.command(short_help="Show who speaks how long in a transcript.")
@click.argument("file", type=click.Path())
@options.unnamed
@click.option(
    "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def airtime(file: str, *, unnamed: str, format_name: str) -> None:
    """Show who speaks how long in one transcript FILE (WebVTT, SRT or RTTM), as it names them."""
    from panelcheck.airtime import render_airtime  # noqa: PLC0415
    from panelcheck.source import read_source  # noqa: PLC0415
    from panelcheck.transcripts import Naming, read  # noqa: PLC0415

    transcript = read(read_source(file), Naming(unnamed_continue=unnamed == "continue"))
    click.echo(render_airtime(transcript, format_name, options.bar_columns()), nl=False)


@panelcheck.group(short_help="Accept what there is, so that only new findings fail a run.")
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
    from panelcheck.accept import accept  # noqa: PLC0415 - only for these commands

    _need_paths(paths, given)
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


def _schemas() -> dict[str, Callable[[], dict[str, Any]]]:
    from panelcheck.baseline import baseline_schema  # noqa: PLC0415
    from panelcheck.configschema import config_schema  # noqa: PLC0415
    from panelcheck.packs import pack_schema  # noqa: PLC0415
    from panelcheck.readers.schema import programme_schema  # noqa: PLC0415
    from panelcheck.reporters.json.schema import report_schema  # noqa: PLC0415

    return {
        "baseline": baseline_schema, "config": config_schema, "pack": pack_schema,
        "programme": programme_schema, "report": report_schema,
    }  # fmt: skip


@panelcheck.command(short_help="Print the JSON Schema of what panelcheck reads or writes.")
@click.argument("document", type=click.Choice(["baseline", "config", "pack", "programme", "report"]))
def schema(document: str) -> None:
    """Print the JSON Schema of a DOCUMENT that panelcheck reads or writes."""
    import json  # noqa: PLC0415 - only for this command

    click.echo(json.dumps(_schemas()[document](), indent=2, ensure_ascii=False))


@panelcheck.command(
    short_help="Print a script that lets your shell complete commands.",
    epilog="""
    \b
    Example:
      panelcheck completion bash >> ~/.bashrc
    """,
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script for SHELL, to source from its start-up file."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415

    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover - click knows the three shells above
        raise click.UsageError(f"no completion for {shell}")
    click.echo(complete(panelcheck, {}, "panelcheck", "_PANELCHECK_COMPLETE").source())


def _need_paths(paths: Sequence[str], given: dict[str, Any]) -> None:
    if not paths and not configures_programmes(options.overriding(given)):
        raise click.UsageError(
            "name a speaker list, such as speakers.csv, or - for standard input;"
            " 'panelcheck init' looks for one here"
        )


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _exit_code(report: Report) -> int:
    if report.errors:
        return COULD_NOT_CHECK
    return GATED if report.gated else OK


def main() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with guarded():
        if sys.stdout is None:
            raise UserError("standard output is closed", hint="Send it somewhere, such as to a file.")
        panelcheck(prog_name="panelcheck")
