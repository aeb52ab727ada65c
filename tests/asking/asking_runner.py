"""Run the command line as main() does, in this process."""

from click.testing import CliRunner

from panelcheck import cli, exits


def run(*arguments, stdin=None):
    """Return the exit code, standard output and standard error."""
    with CliRunner().isolation(input=stdin) as streams:
        try:
            with exits.guarded():
                cli.panelcheck([str(argument) for argument in arguments], prog_name="panelcheck")
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        return code, streams[0].getvalue().decode(), streams[1].getvalue().decode()
