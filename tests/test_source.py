"""Reading bytes, and showing no more of a line than was marked."""

import io
import os
import sys
from types import SimpleNamespace

import pytest

from panelcheck.errors import Location, UserError
from panelcheck.source import Cell, Source, decode, excerpt, read_source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_the_bytes_say_of_themselves_is_believed(encoding):
    source = decode("Größe\n".encode(encoding), "a.csv")
    assert (source.text, source.assumed) == ("Größe\n", False)


def test_bytes_that_are_not_utf8_are_assumed_to_be_cp1252():
    source = decode("Größe".encode("cp1252"), "a.csv")
    assert (source.text, source.encoding, source.assumed) == ("Größe", "cp1252", True)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04\x00\x00", "this is not a text file"),
        (b"\xff\xfea\x00\x00", "the file starts as UTF-16 but is not"),
    ],
)
def test_bytes_that_are_no_text(data, message):
    with pytest.raises(UserError, match=message) as caught:
        decode(data, "a.csv")
    assert str(caught.value.location) == "a.csv:1:1"
    assert caught.value.hint


def test_what_is_no_file(tmp_path):
    with pytest.raises(UserError, match="no such file"):
        read_source(str(tmp_path / "none.csv"))
    with pytest.raises(UserError, match="this is a directory, not a file"):
        read_source(str(tmp_path))
    with pytest.raises(UserError, match="cannot be read: File name too long"):
        read_source("x" * 5000)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(UserError, match="not a regular file"):
        read_source(str(tmp_path / "pipe.csv"))


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a,b\n")))
    assert read_source("-", name="list.csv") == Source("list.csv", "a,b\n")


def test_an_excerpt_shows_the_marked_stretch_alone():
    source = Source("a.csv", "x,Future,y\r\nlast\n")
    assert excerpt(source, source.locate(2, 8)) == ["1 | Future", "  | ^^^^^^"]
    assert excerpt(source, source.locate(2, 15)) == ["1 | Future,y", "  | ^^^^^^^^"]
    assert excerpt(source, source.locate(2, 8).point) == []
    assert excerpt(source, source.locate(10, 12)) == []
    assert excerpt(source, Location("a.csv", 9, 1, 9, 2)) == []


def test_carets_are_as_wide_as_what_they_mark():
    source = Source("a.csv", "講演\te\u0301")
    assert excerpt(source, source.locate(0, 5)) == ["1 | 講演 e\u0301", "  | ^^^^^^"]


def test_a_cell_is_where_its_source_has_it():
    source = Source("a.csv", "one\ntwo,three\n")
    assert Cell("three", source, 8, 5).location == Location("a.csv", 2, 5, 2, 10)
    assert Cell("three", source, 8, 5) == Cell("three", source, 8, 5) != Cell("three", source, 4, 3)
    assert "two" not in repr(Cell("three", source, 8, 5))
