"""The GitHub action, in a fake runner, and the examples in docs/."""

import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from panelcheck import options, reporters
from panelcheck.cli import panelcheck
from panelcheck.cli.check import check

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
GUIDE = (ROOT / "docs/ci.md").read_text(encoding="utf-8")
BLOCKS = [
    yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
]
MEN = "session,kind,name,role,gender\n" + "".join(
    f"Tea,panel,{name},panelist,man\n" for name in ("Ben Example", "Dan Example", "Jon Example")
)
WICKED = "a b'c\"d;$(touch owned)`touch owned`&|\\*.csv"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the action is for runners, with bash")


class Runner:
    """What a GitHub runner gives to an action."""

    def __init__(self, folder):
        self.folder = folder
        self.workspace, self.temp, self.bin = folder / "work space", folder / "temp", folder / "bin"
        for path in (self.workspace, self.temp, self.bin):
            path.mkdir()
        self.output, self.summary, self.path = (folder / name for name in ("output", "summary", "path"))
        self.summary.write_text("# An earlier step\n", encoding="utf-8")
        self.output.write_text("earlier=1\n", encoding="utf-8")

    def command(self, name, text):
        file = self.bin / name
        file.write_text(f"#!/usr/bin/env bash\n{text}\n", encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def run(self, script, **inputs):
        environment = {
            "PATH": os.pathsep.join([str(self.bin), os.environ["PATH"]]),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_PATH": str(self.path),
            "RUNNER_TEMP": str(self.temp),
            **inputs,
        }
        return subprocess.run(
            ["bash", str(ROOT / "action" / script)],
            cwd=self.workspace, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip


@pytest.fixture
def runner(tmp_path):
    return Runner(tmp_path)


@pytest.fixture
def called(runner):
    """Run check.sh with a panelcheck that only notes how it is called; return its arguments."""
    noted = runner.folder / "noted"
    runner.command("panelcheck", f"printf '%s\\0' \"$@\" > {shlex.quote(str(noted))}")

    def call(**inputs):
        done = runner.run("check.sh", **inputs)
        assert done.returncode == 0, done.stderr
        return noted.read_text(encoding="utf-8").split("\0")[:-1]

    return call


@pytest.fixture
def real(runner):
    """The panelcheck of this environment, on the runner's PATH."""
    runner.command("panelcheck", f'exec {shlex.quote(sys.executable)} -m panelcheck "$@"')
    (runner.workspace / "a list.csv").write_text(MEN, encoding="utf-8")
    return runner


# From inputs to arguments


def test_without_inputs_the_config_decides(called):
    assert called(INPUT_STEP_SUMMARY="false") == ["check", "--"]


def test_every_input_is_one_argument(called):
    assert called(
        INPUT_PATHS="a list.csv\n\n  data  \r\n-x.csv",
        INPUT_CONFIG="own config.yaml",
        INPUT_FAIL_ON="warning",
        INPUT_AGAINST="origin/main",
        INPUT_BASELINE="b.json",
        INPUT_FORMATS="github, sarif:a b.sarif\njunit:x.xml\n",
        INPUT_STEP_SUMMARY="false",
    ) == [
        "check", "--config=own config.yaml", "--fail-on=warning", "--against=origin/main",
        "--baseline=b.json", "--format=github", "--output=sarif:a b.sarif", "--output=junit:x.xml",
        "--", "a list.csv", "data", "-x.csv",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["PATHS", "CONFIG", "FAIL_ON", "AGAINST", "BASELINE", "FORMATS"])
def test_no_input_is_run(called, runner, name):
    arguments = called(**{f"INPUT_{name}": WICKED, "INPUT_STEP_SUMMARY": "false"})
    assert any(argument.endswith(WICKED) for argument in arguments)
    assert not list(runner.folder.rglob("owned"))


def test_no_input_stands_in_the_shells_text():
    for step in STEPS.values():
        assert "${{" not in step["run"]
    assert set(ACTION["inputs"]) == {
        name.removeprefix("INPUT_").lower().replace("_", "-") for name in STEPS["Check the programme"]["env"]
    }
    for name, value in STEPS["Check the programme"]["env"].items():
        assert value == f"${{{{ inputs.{name.removeprefix('INPUT_').lower().replace('_', '-')} }}}}"


def test_the_action_says_what_it_needs():
    assert ACTION["runs"]["using"] == "composite"
    assert all(
        entry["description"] and isinstance(entry["default"], str) for entry in ACTION["inputs"].values()
    )
    for step in STEPS.values():
        (script,) = re.findall(r"action/[a-z]+\.sh", step["run"])
        assert step["shell"] == "bash"
        assert (ROOT / script).is_file()


def test_the_summary_is_added_to_what_is_there(called, runner):
    arguments = called()
    (output,) = [argument for argument in arguments if argument.startswith("--output=markdown:")]
    assert Path(output.partition(":")[2]).parent == runner.temp
    assert list(runner.temp.iterdir()) == []
    assert runner.summary.read_text(encoding="utf-8") == "# An earlier step\n"
    assert runner.output.read_text(encoding="utf-8") == "earlier=1\nexit-code=0\n"


def test_the_summary_is_what_panelcheck_wrote(runner):
    runner.command(
        "panelcheck", 'for a in "$@"; do case $a in --output=*) echo news > "${a#*:}"; esac; done; exit 1'
    )
    done = runner.run("check.sh")
    assert done.returncode == 1
    assert runner.summary.read_text(encoding="utf-8") == "# An earlier step\nnews\n"
    assert runner.output.read_text(encoding="utf-8") == "earlier=1\nexit-code=1\n"


# With the real thing


@pytest.mark.parametrize("form", reporters.formats())
def test_each_format_in_a_run(real, form):
    done = real.run(
        "check.sh", INPUT_PATHS="a list.csv", INPUT_FORMATS=f"{form}, {form}:out", INPUT_STEP_SUMMARY="false"
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert (real.workspace / "out").read_text(encoding="utf-8") == done.stdout
    assert real.output.read_text(encoding="utf-8").endswith("exit-code=1\n")


def test_what_cannot_be_checked_fails_the_step(real):
    done = real.run("check.sh", INPUT_PATHS="none.csv", INPUT_FORMATS="text", INPUT_STEP_SUMMARY="false")
    assert done.returncode == 2
    assert "no such file" in done.stdout
    never = {"INPUT_FAIL_ON": "never", "INPUT_STEP_SUMMARY": "false"}
    assert real.run("check.sh", INPUT_PATHS="a list.csv", **never).returncode == 0


@pytest.mark.skipif(
    not {"github", "markdown"} <= set(reporters.formats()), reason="the action's own formats are not there"
)
def test_as_it_comes(real):
    defaults = {
        name: ACTION["inputs"][value[len("${{ inputs.") : -len(" }}")]]["default"]
        for name, value in STEPS["Check the programme"]["env"].items()
    }
    done = real.run("check.sh", **{**defaults, "INPUT_PATHS": "a list.csv"})
    assert (done.returncode, done.stderr) == (1, "")
    assert "::error" in done.stdout
    assert "all-male-panel" in real.summary.read_text(encoding="utf-8")


# Installing it


def test_it_is_installed_beside_everything_else(runner):
    runner.command("python3", (
        f'if [ "$1" = -c ]; then exec {shlex.quote(sys.executable)} "$@"; fi\n'
        'mkdir -p "$3/bin"; printf \'#!/usr/bin/env bash\\necho "$@" > "$0.args"\\n\' > "$3/bin/python"\n'
        'chmod +x "$3/bin/python"'
    ))  # fmt: skip
    done = runner.run("install.sh")
    assert done.returncode == 0, done.stderr
    home = runner.temp / "panelcheck/bin"
    assert runner.path.read_text(encoding="utf-8") == f"{home}\n"
    asked = (home / "python.args").read_text(encoding="utf-8").split()
    assert (asked[:3], asked[-1]) == (["-m", "pip", "install"], f"{ROOT}[xlsx]")


def test_an_old_python_is_told(runner):
    runner.command("python3", "exit 1")
    done = runner.run("install.sh")
    assert done.returncode == 2
    assert done.stdout.startswith("::error::panelcheck needs Python 3.11 or newer: use actions/setup-python")


# The examples in docs/


def steps_of(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_the_workflow_in_the_guide_is_the_one_to_copy():
    workflow = yaml.safe_load((ROOT / "docs/github-workflow.yml").read_text(encoding="utf-8"))
    assert workflow in BLOCKS
    (ours,) = [step for step in steps_of(workflow) if step["uses"].startswith("ADDRESS-OF-PANELCHECK@")]
    assert set(ours["with"]) <= set(ACTION["inputs"])


def named_formats():
    """Yield every format that the action and the guide name."""
    workflow = next(block for block in BLOCKS if "jobs" in block)
    wanted = [step["with"]["formats"] for step in steps_of(workflow) if "formats" in step.get("with", {})]
    yield from re.findall(r"^\w+", "\n".join([*wanted, ACTION["inputs"]["formats"]["default"]]), re.MULTILINE)
    yield from re.findall(r"--output ([a-z]+):", GUIDE)


def commands():
    """Yield every command that the guide's pipelines run."""
    gitlab = next(block["panelcheck"] for block in BLOCKS if "panelcheck" in block)
    for line in gitlab["script"]:
        if line.startswith("panelcheck "):
            yield shlex.split(line)[1:]
    (hook,) = next(block for block in BLOCKS if "repos" in block)["repos"][0]["hooks"]
    assert hook["id"] == "panelcheck"
    yield ["check", *hook["args"], "speakers.csv"]


def test_each_command_in_the_guide_is_one(monkeypatch):
    known = sorted({*reporters.formats(), *named_formats()})
    monkeypatch.setattr(options.reporters, "formats", lambda: known)
    found = list(commands())
    assert len(found) == 2
    for name, *arguments in found:
        assert name == "check"
        context = check.make_context("check", arguments)
        assert isinstance(context, click.Context)


def test_the_formats_in_the_guide_are_there():
    assert set(named_formats()) <= set(reporters.formats())
    assert {"github", "sarif", "gitlab", "junit"} <= set(reporters.formats())


def test_every_command_named_in_the_guide_has_help():
    for command in sorted(set(re.findall(r"`panelcheck ((?:baseline )?[a-z]+)", GUIDE))):
        assert CliRunner().invoke(panelcheck, [*command.split(), "--help"]).exit_code == 0, command
