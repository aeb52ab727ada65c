"""``panelcheck completion``: commands completed by the shell."""

import click
from click.shell_completion import get_completion_class

from panelcheck.commands import Command


@click.command(
    cls=Command,
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
    complete = get_completion_class(shell)
    if complete is None:  # pragma: no cover - click knows the three shells above
        raise click.UsageError(f"no completion for {shell}")
    program = click.get_current_context().find_root().command
    click.echo(complete(program, {}, "panelcheck", "_PANELCHECK_COMPLETE").source())
