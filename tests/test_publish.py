"""Totals that may be published: of no few people, never worked out, never too near to the last."""

import json
import subprocess
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run

from panelcheck.options import RELEASE_FORMATS
from panelcheck.publish.previous import Previous, too_near
from panelcheck.publish.release import Release, Row, Table, tabulate
from panelcheck.publish.rendering import render

CATEGORIES = ("woman", "man", "non-binary")
CONFIG = """\
owner: Programme <committee>
published: 2027-03-01
review-by: 2199-03-01
axes: {stage: {categories: [early, late]}}
intersections:
  early women: {gender: woman, stage: early}
  late women: {gender: woman, stage: late}
"""


def cells(**people):
    """Return what each of so many people said, such as ``woman=12, nothing=3``."""
    said = [kind for kind, number in people.items() for _ in range(number)]
    return {str(key): frozenset([kind] if kind != "nothing" else []) for key, kind in enumerate(said)}


def told(private=None, **people):
    said = cells(**people)
    table = tabulate("gender", said, said if private is None else private)
    return table and {row.label: row.people for row in table.rows}


@pytest.mark.parametrize(
    ("people", "table"),
    [
        ({"woman": 22, "man": 26, "nothing": 16}, {"man": 25, "woman": 20}),
        ({"woman": 22, "man": 26, "other": 2, "nothing": 8}, {"man": 25, "woman": 20}),
        ({"woman": 22, "man": 26, "other": 2, "nothing": 7}, {"man": 25}),
        ({"woman": 22, "man": 26}, {"man": 25}),
        ({"woman": 10, "man": 26, "nothing": 10}, {"man": 25, "woman": 10}),
        ({"woman": 10, "man": 26, "nothing": 9}, {"man": 25}),
        ({"woman": 9, "man": 26, "nothing": 1}, {"man": 25}),
        ({"woman": 9, "man": 26}, None),
        ({"man": 60, "nothing": 9}, None),
        ({"man": 60}, None),
        ({"woman": 9, "nothing": 60}, None),
        ({"nothing": 60}, None),
        ({}, None),
    ],
)
def test_which_figures_are_told(people, table):
    assert told(**people) == table


def test_people_of_several_categories_are_a_group_of_their_own():
    said = {str(key): frozenset(["non-binary", "man"]) for key in range(12)}
    said |= {f"m{key}": frozenset(["man"]) for key in range(14)}
    table = tabulate("gender", said, said, order=CATEGORIES)
    assert table is not None
    assert [row.label for row in table.rows] == ["man"]
    said |= {f"n{key}": frozenset() for key in range(10)}
    table = tabulate("gender", said, said, order=CATEGORIES)
    assert table is not None
    assert [row.label for row in table.rows] == ["man", "man and non-binary"]


def test_a_group_is_called_by_its_categories_in_their_order():
    said = {str(key): frozenset(["own", "man", "another"]) for key in range(12)}
    said |= {f"n{key}": frozenset() for key in range(10)}
    table = tabulate("gender", said, said, order=CATEGORIES)
    assert table is not None
    assert [row.label for row in table.rows] == ["man and another and own"]


def test_one_row_alone_leaves_over_everyone_else():
    said = cells(woman=22, man=26, nothing=16)
    table = tabulate("gender", said, said)
    assert table is not None
    assert (table.only("woman").rest, table.only("man").rest) == (42, 38)
    assert table.only("non-binary") is None


@pytest.mark.parametrize(("people", "share"), [(5, 0.01), (10, 0.01), (20, 0.02), (985, 0.985), (995, 0.99)])
def test_a_share_never_reads_as_none_or_all(people, share):
    assert Release(event="", people=1000, fewest=10).share(Row("woman", people)) == share


def test_what_the_programme_itself_tells_can_be_subtracted():
    people = {"woman": 30, "man": 30, "nothing": 12}
    keys = list(cells(**people))
    assert told(**people) == {"man": 30, "woman": 30}
    assert told(private=keys[21:], **people) == {"man": 30}, "only nine women are not known to be women"
    assert told(private=keys[:9] + keys[30:], **people) == {"man": 30}


@given(
    st.dictionaries(st.sampled_from([*CATEGORIES, "a", "b"]), st.integers(0, 40)),
    st.integers(0, 40), st.integers(10, 15),
)  # fmt: skip
def test_no_figure_and_nothing_left_over_is_of_a_few_people(people, nothing, fewest):
    said = cells(**people, nothing=nothing)
    table = tabulate("gender", said, said, fewest=fewest)
    if table is None:
        return
    exact = Counter(kind for cell in said.values() for kind in cell)
    release = Release(event="", people=len(said), fewest=fewest, tables=(table,))
    for row in table.rows:
        assert exact[row.label] >= fewest
        assert len(said) - exact[row.label] >= fewest
        assert row.people % 5 == 0
        assert abs(row.people - exact[row.label]) <= 2
        assert 0 < release.share(row) < 1
        assert f"{100 * release.share(row):.0f}" not in ("0", "100")
    assert table.rest == len(said) - sum(exact[row.label] for row in table.rows) >= fewest
    assert release.others(table) >= fewest


# One after the other


def release(people, rest=30, **rows):
    table = Table(
        axis="gender",
        rows=tuple(Row(label, 5 * round(number / 5)) for label, number in rows.items()),
        exact=rows,
        rest=rest,
    )
    return Release(event="", people=people, fewest=10, tables=(table,) if rows else (), withheld=()
                   if rows else ("gender",))  # fmt: skip


def previous(people, **rows):
    return Previous(path="r.json", people=people, fewest=10, tables={"gender": rows})


@pytest.mark.parametrize(
    ("now", "before", "near"),
    [
        (release(80, woman=22, man=26), previous(80, woman=20, man=25), True),
        (release(81, woman=22, man=27), previous(80, woman=20, man=25), True),
        (release(80, woman=23, man=26), previous(80, woman=20, man=25), True),
        (release(80, woman=31, man=26), previous(80, woman=20, man=25), True),
        (release(80, woman=32, man=26), previous(80, woman=20, man=25), False),
        (release(92, woman=33, man=26), previous(80, woman=20, man=25), True),
        (release(140, woman=33, man=26), previous(80, woman=20, man=25), False),
        (release(80, woman=18, man=26), previous(80, man=25), True),
        (release(80, woman=19, man=26), previous(80, man=25), False),
        (release(80, woman=19, man=26, rest=18), previous(80, man=25), True),
        (release(80, man=26), previous(80, woman=20, man=25), True),
        (release(80, man=26), previous(80, woman=25, man=25), False),
        (release(80, man=26), previous(70, woman=25, man=25), True),
        (release(80), previous(80, woman=20), True),
        (release(80, woman=18), previous(80), True),
        (release(80), previous(80), True),
        (release(80, woman=26), previous(80, man=25), True),
        (release(80, woman=32, man=28), previous(80, woman=20, man=25), True),
    ],
)
def test_a_release_that_differs_by_a_few_people_is_too_near(now, before, near):
    assert too_near(now, before) == near


def test_what_was_in_no_row_before_is_rounded_with_every_row():
    assert previous(80, woman=20, man=25).rest("gender") == 80 - 45 - 2 * 2


@pytest.mark.parametrize("larger", ["now", "before"])
def test_the_larger_of_two_minimums_holds(larger):
    now = replace(release(80, woman=34, man=26), fewest=14 if larger == "now" else 10)
    before = replace(previous(80, woman=20, man=25), fewest=14 if larger == "before" else 10)
    assert too_near(now, before)
    assert not too_near(replace(now, fewest=10), replace(before, fewest=10))


def test_an_axis_that_is_new_was_not_told_of_before():
    assert not too_near(release(80, woman=12), Previous(path="", people=80, fewest=10, tables={}))


# The command


@pytest.fixture
def event(tmp_path, monkeypatch):
    """Return a function that writes answers for an event of 64 people."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.chdir(folder)
    names = [f"Ada{chr(97 + number % 26)} Example{chr(97 + number // 26)}" for number in range(64)]
    table = "".join(f"Talk {number},talk,{name},speaker\n" for number, name in enumerate(names))
    Path("event.csv").write_text(f"session,kind,name,role\n{table}", encoding="utf-8")
    Path("panelcheck.yaml").write_text(CONFIG, encoding="utf-8")

    def answer(women=22, men=26, others=2, purposes=""):
        said = ["woman"] * women + ["man"] * men + ["non-binary"] * others
        rows = [f"{name},gender,{kind},{purposes}" for name, kind in zip(names, said, strict=False)]
        rows += [f"{name},stage,{'early' if number % 2 else 'late'},{purposes}"
                 for number, name in enumerate(names[: women + men])]  # fmt: skip
        text = "\n".join(["name,axis,values,purposes", *rows]) + "\n"
        Path("../answers.csv").write_text(text, encoding="utf-8")

    answer()
    return answer


def publish(*arguments, stdin=None):
    return run("publish", "--declarations", "../answers.csv", *arguments, "event.csv", stdin=stdin)


@pytest.mark.parametrize("format_name", RELEASE_FORMATS)
def test_golden(event, golden, format_name):
    code, out, err = publish("--format", format_name)
    assert (code, err) == (0, "")
    golden(f"publish/release.{format_name}", out)


NOTHING = (
    "event.csv:1:1: error: nothing may be published: no group is of 10 people or more and leaves out as many"
)


def figures(*arguments):
    code, out, err = publish("--format", "json", *arguments)
    if code == 2 and not out and NOTHING in err:
        return {}
    assert code == 0, err
    document = json.loads(out)
    return {
        table["axis"]: {row["label"]: row["people"] for row in table["rows"]} for table in document["tables"]
    }


def test_an_intersection_obeys_the_rules_and_only_one_of_an_axis_is_told(event):
    assert figures() == {"gender": {"man": 25, "woman": 20}, "stage": {"early": 25, "late": 25},
                         "early women": {"member": 10}}  # fmt: skip
    event(women=18, men=26)
    assert "early women" not in figures()


def test_a_larger_minimum(event):
    assert figures("--fewest", "24")["gender"] == {"man": 25}
    code, _, err = publish("--fewest", "9")
    assert code == 2
    assert "--fewest" in err


def test_only_answers_given_for_it_are_published(event):
    for purposes, counted in {"publish": True, "programme; totals": True, "programme": False}.items():
        event(purposes=purposes)
        assert ("gender" in figures()) == counted, purposes
    event()
    rows = Path("../answers.csv").read_text(encoding="utf-8").splitlines()
    later = [f"{row}programme" for row in rows[1:] if ",woman," in row]
    Path("../answers.csv").write_text("\n".join([*rows, *later]) + "\n", encoding="utf-8")
    assert figures()["gender"] == {"man": 25}, "what was said before for anything is no longer used"


def test_estimates_are_never_published(event):
    Path("../answers.csv").write_text("name,gender\nNobody Here,woman\n", encoding="utf-8")
    text = Path("event.csv").read_text(encoding="utf-8")
    Path("event.csv").write_text(text.replace("Ada", "Maria "), encoding="utf-8")
    assert figures() == {}


@pytest.mark.parametrize("format_name", RELEASE_FORMATS)
def test_where_nothing_may_be_told_nothing_is_published(event, format_name):
    event(women=9, men=0)
    code, out, err = publish("--format", format_name)
    assert (code, out) == (2, "")
    assert NOTHING in err
    assert "counts who has not been asked" in err
    code, out, _ = publish("--output", f"{format_name}:release")
    assert (code, out, Path("release").exists()) == (2, "", False)
    assert "nothing may be published" in run("publish", "event.csv")[2], "without any answers, too"


def test_a_review_that_is_due_is_told_beside_the_figures(event):
    Path("panelcheck.yaml").write_text(CONFIG.replace("2199-03-01", "2020-03-01"), encoding="utf-8")
    code, out, err = publish()
    assert (code, "To be reviewed by: 2020-03-01" in out) == (0, True)
    assert err == "'review-by' was 2020-03-01: is it still right to ask, and to publish? Set a later day.\n"


def test_publishing_is_the_one_way_out_of_a_public_run(event, monkeypatch):
    monkeypatch.setenv("CI", "true")
    Path("panelcheck.yaml").write_text(f"{CONFIG}audience: public\n", encoding="utf-8")
    assert figures()["gender"] == {"man": 25, "woman": 20}


def test_answers_from_elsewhere(event, monkeypatch):
    answers = Path("../answers.csv").read_text(encoding="utf-8")
    code, out, _ = run("publish", "--declarations", "-", "event.csv", stdin=answers)
    assert (code, "about 20" in out) == (0, True)
    monkeypatch.setenv("PANELCHECK_DECLARATIONS", answers)
    assert run("publish", "event.csv")[:2] == (0, out)


def test_nothing_is_published_where_something_cannot_be_read(event):
    Path("../answers.csv").write_text("name,axis,values\nAda,shoe size,woman\n", encoding="utf-8")
    code, out, err = publish()
    assert (code, out) == (2, "")
    assert "this is not an axis of this event" in err
    assert "woman" not in err


def test_answers_that_git_keeps_are_refused(event):
    subprocess.run(["git", "init", "--quiet"], check=True)
    Path("answers.csv").write_bytes(Path("../answers.csv").read_bytes())
    subprocess.run(["git", "add", "answers.csv"], check=True)
    code, out, err = run("publish", "--declarations", "answers.csv", "event.csv")
    assert (code, out) == (2, "")
    assert "private answers lie in a git repository" in err


def test_two_programmes_could_be_subtracted(event):
    Path("second.csv").write_bytes(Path("event.csv").read_bytes())
    code, out, err = publish("second.csv")
    assert (code, out) == (2, "")
    assert "publish one programme at a time" in err


def test_files_and_what_was_published_before(event):
    Path("panelcheck.yaml").write_text(CONFIG.partition("intersections")[0], encoding="utf-8")
    code, out, _ = publish("--output", "json:release.json", "--output", "html:release.html")
    assert (code, out) == (0, "")
    before = Path("release.json").read_bytes()
    assert Path("release.html").read_text(encoding="utf-8").startswith("<section")
    code, _, err = publish("--output", "json:release.json")
    assert code == 2
    assert "release.json is there already, perhaps from an earlier release" in err
    errors = set()
    for women in (22, 23, 21):
        event(women=women)
        code, out, err = publish("--previous", "release.json", "--output", "json:release.json")
        assert (code, out) == (2, "")
        assert "release.json:1:1: error: this is too near to what was published before" in err
        errors.add(err)
    assert len(errors) == 1, "nor does the message tell whether a figure moved"
    assert Path("release.json").read_bytes() == before
    event(women=34, men=12)
    code, _, err = publish("--previous", "release.json", "--output", "json:release.json")
    assert (code, err) == (0, "")
    assert Path("release.json").read_bytes() != before


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"release": 1}', '{"release": 1, "tables": 3}', "[" * 5000]
)
def test_what_is_no_release(event, text):
    Path("old.json").write_text(text, encoding="utf-8")
    code, out, err = publish("--previous", "old.json")
    assert (code, out) == (2, "")
    assert "old.json:1:1: error: this is no release of panelcheck" in err


def test_a_release_of_another_version(event):
    Path("old.json").write_text(
        '{"release": 2, "tables": [], "withheld": [], "people": 1, "fewest": 10}', "utf-8"
    )
    assert "this panelcheck reads releases of version 1" in publish("--previous", "old.json")[2]


def test_the_config_keys_are_located(event):
    Path("panelcheck.yaml").write_text("published: soon\n", encoding="utf-8")
    code, _, err = publish()
    assert code == 2
    assert "panelcheck.yaml:1:12: error" in err


def test_texts_of_a_programme_stay_texts():
    table = Table(axis="<b>|axis", rows=(Row("a|b<i>*", 20),), exact={"a|b<i>*": 20}, rest=20)
    made = Release(
        event="<script>\x1b[31m", people=40, fewest=10, tables=(table,), published=date(2027, 3, 1)
    )
    for format_name in RELEASE_FORMATS:
        text = render(made, format_name)
        assert "\x1b" not in text
        if format_name != "json":
            assert "<script>" not in text
            assert "<i>" not in text
    assert json.loads(render(made, "json"))["event"] == "<script>\x1b[31m"


def test_exact_counts_are_never_shown():
    table = Table(axis="gender", rows=(Row("woman", 20),), exact={"woman": 19}, rest=21)
    assert "19" not in repr(table)
    assert "21" not in repr(table)
