"""How commands show their help, meet a path where a command belongs, and end when nobody waits for more."""

import os
import shlex
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from panelcheck.errors import did_you_mean

OTHERS = "Options"
_SIGINT, _SIGPIPE = 2, 13
_SHELL_SAYS = 128


class Option(click.Option):
    """An option that stands under a heading of its command's help."""

    def __init__(self, *args: Any, heading: str = OTHERS, **given: Any) -> None:
        super().__init__(*args, **given)
        self.heading = heading


class Command(click.Command):
    """A command whose help lists its options under their headings, in the order of the first of each."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, the plain ones last."""
        headings: dict[str, list[tuple[str, str]]] = {}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record and not isinstance(param, click.Argument):
                heading = param.heading if isinstance(param, Option) else OTHERS
                headings.setdefault(heading, []).append(record)
        plain = headings.pop(OTHERS, [])
        for heading, records in (*headings.items(), (OTHERS, plain)):
            with formatter.section(heading):
                formatter.write_dl(records)


class Group(click.Group):
    """A group that lists its commands as they are declared, which is the order they are met in.

    ``modules`` are the commands that have a module of their own, by name: it is imported, and holds the
    command under that name, once the command is called.
    """

    command_class = Command
    group_class = type

    def __init__(self, *args: Any, modules: Mapping[str, str] | None = None, **given: Any) -> None:
        super().__init__(*args, **given)
        self._modules = modules or {}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's interface
        """Return the names of the commands, in the order they were added."""
        return [*self._modules, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command with this name, if there is one."""
        if cmd_name not in self._modules:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(self._modules[cmd_name]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; say which one was meant where a file stands in its place, or 'help'."""
        first, known = args[0], self.list_commands(ctx)
        if first == "help":
            return super().resolve_command(ctx, [*args[1:], "--help"])
        if first in known or first.startswith("-") or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        if "check" in known and _is_path(first):
            raise click.UsageError(
                f"'{first}' is no command. To check it: panelcheck check {shlex.quote(first)}", ctx
            )
        raise click.UsageError(f"No such command '{first}'. {did_you_mean(first, known)}".strip(), ctx)

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Parse the arguments, which prints the version or the help where these are asked for."""
        with _ending_early():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _ending_early():
            return super().invoke(ctx)


@contextmanager
def _ending_early() -> Iterator[None]:
    """End as other tools do, silently, where whoever runs this or reads the output has had enough."""
    try:
        yield
    except BrokenPipeError:
        # What is still buffered goes nowhere, so that the end of the program does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_SHELL_SAYS + _SIGPIPE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(_SHELL_SAYS + _SIGINT)
    except EOFError as error:
        # click would take it for the end of what somebody types, and end with 1, as findings do.
        raise RuntimeError("something ended too early") from error


def _is_path(text: str) -> bool:
    return "." in text or "/" in text or Path(text).exists()
