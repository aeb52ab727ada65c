"""Paths that lead nowhere, back to themselves or to no regular file; folders that may not be entered."""

import os
from pathlib import Path

import pytest

GOOD = "title,kind,name\nTides,panel,Ada Quill\nTides,panel,Bram Oost\nTides,panel,Cora Diaz\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "all").mkdir()
    (tmp_path / "all/good.csv").write_text(GOOD)
    return tmp_path / "all"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("x" * 5000 + ".csv", "File name too long"),
        ("a/" * 3000 + "b.csv", "File name too long"),
        ("nobody.csv", "no such file"),
        ("all/good.csv/inner.csv", "cannot be read: Not a directory"),
        ("/dev/zero", "not a regular file"),
    ],
    ids=["long name", "long path", "absent", "below a file", "device"],
)
def test_a_path_that_leads_to_no_file(path, why, folder, checked):
    code, told = checked(path, "all")
    assert code == 2
    assert why in told
    assert "3 people" in told


def test_links_that_lead_back_devices_and_pipes_beside_a_programme(folder, checked):
    (folder / "self.csv").symlink_to("self.csv")
    (folder / "gone.csv").symlink_to("nowhere.csv")
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "inner").symlink_to(".")
    os.mkfifo(folder / "pipe.csv")
    code, told = checked("all")
    assert code == 2
    assert "3 people" in told
    assert all(f"all/{name}.csv:1:1" in told for name in ("self", "gone", "zero", "pipe"))


@pytest.mark.parametrize("name", ["self.csv", "pipe.csv"])
def test_named_on_the_command_line(name, folder, checked):
    (folder / "self.csv").symlink_to("self.csv")
    os.mkfifo(folder / "pipe.csv")
    code, told = checked(f"all/{name}")
    assert code == 2
    assert f"all/{name}:1:1: error: " in told


def refusing(monkeypatch, function, refused, error):
    """Let what the system does with one path fail: whoever runs the tests may be allowed everything."""
    real = getattr(*function)

    def fails(path, *rest, **more):
        if Path(path).name == refused:
            raise error
        return real(path, *rest, **more)

    monkeypatch.setattr(*function, fails)


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "Permission denied"), "cannot be read: Permission denied"),
        (FileNotFoundError(2, "No such file"), "no such file"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
    ids=["unreadable", "vanished", "broken disk"],
)
def test_a_file_that_cannot_be_opened_any_more(error, why, folder, checked, monkeypatch):
    (folder / "other.csv").write_text(GOOD)
    refusing(monkeypatch, (Path, "read_bytes"), "other.csv", error)
    code, told = checked("all")
    assert code == 2
    assert f"all/other.csv:1:1: error: {why}" in told
    assert "3 people" in told


def test_a_folder_that_may_not_be_looked_into(folder, checked, monkeypatch):
    (folder / "closed").mkdir()
    denied = PermissionError(13, "Permission denied", "all/closed")
    refusing(monkeypatch, (os, "scandir"), "closed", denied)
    refusing(monkeypatch, (Path, "read_bytes"), "closed", denied)
    code, told = checked("all")
    assert code == 2
    assert "all/closed:1:1: error: cannot be read: Permission denied" in told
    assert "3 people" in told


def test_a_file_in_a_folder_that_may_not_be_entered(folder, checked, monkeypatch):
    refusing(monkeypatch, (Path, "stat"), "good.csv", PermissionError(13, "Permission denied"))
    code, told = checked("all/good.csv")
    assert code == 2
    assert "all/good.csv:1:1: error: cannot be read: Permission denied" in told
