"""A programme written in any format reads back as it was, and so from any format to any other."""

from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from written import WRITERS, facts, programmes, without_roles

from panelcheck.readers import Words
from panelcheck.readers.paths import read_path

FULL = [name for name in WRITERS if name != "frab"]
PAIRS = list(permutations(FULL, 2))


def read_back(programme, format_):
    with TemporaryDirectory() as folder:
        found, _ = read_path(str(WRITERS[format_](programme, Path(folder))), Words())
    return found


@pytest.mark.parametrize("format_", FULL)
@given(programme=programmes)
@settings(max_examples=30)
def test_every_fact_comes_back(format_, programme):
    found = read_back(programme, format_)
    assert facts(found) == list(programme)
    assert not found.problems
    assert not found.unscheduled


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=lambda name: name)
@given(programme=programmes)
@settings(max_examples=5)
def test_from_any_format_to_any_other(first, second, programme):
    once = facts(read_back(programme, first))
    assert facts(read_back(once, second)) == once == list(programme)


@given(programme=programmes)
@settings(max_examples=30)
def test_frab_keeps_all_but_roles(programme):
    assert without_roles(facts(read_back(programme, "frab"))) == without_roles(programme)
