"""The fuzz targets run, on their seeds and some mutations of them, the same ones each time."""

import subprocess
import sys
from pathlib import Path

import pytest

FUZZ = Path(__file__).parents[1] / "fuzz"
FORMATS = sorted(folder.name for folder in (FUZZ / "seeds").iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_no_input_stops_a_reader(name, tmp_path):
    command = [sys.executable, FUZZ / "run.py", name, "--runs", "60", "--kept", tmp_path / "kept"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert f"{name}: 60 inputs, 0 crashes" in run.stdout


def test_a_crash_is_kept_and_told(tmp_path, monkeypatch, capsys):
    monkeypatch.syspath_prepend(FUZZ)
    import target

    tried = target.Target("csv", tmp_path / "kept")
    monkeypatch.setattr(tried.__class__, "check", lambda _, data: data.decode())
    tried.run(b"\xff")
    tried.run(b"\xfe")
    assert list(tried.crashes) == [
        what for what in tried.crashes if what.startswith("UnicodeDecodeError at ")
    ]
    assert [file.read_bytes() for file in (tmp_path / "kept").iterdir()] == [b"\xff"]
    assert "UnicodeDecodeError" in capsys.readouterr().err


def test_the_same_seed_gives_the_same_inputs(monkeypatch):
    monkeypatch.syspath_prepend(FUZZ)
    from mutate import Mutator

    first, second = (Mutator([b"title,name\nTides,Ada Quill\n"], 7) for _ in range(2))
    inputs = [first.next() for _ in range(100)]
    assert inputs == [second.next() for _ in range(100)]
    assert len(set(inputs)) > 80
