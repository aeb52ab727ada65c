"""How a programme is planned: through the command line's own pipeline, on small tables."""

import pytest

from panelcheck.lint import lint
from panelcheck.reading import Options

PACK = """\
pack: house
rules:
  - code: HOUSE001
    name: size
    check: headcount
    line-up: {each: session, kinds: [panel]}
    least: 3
    most: 4
    message: "{people} people; {least} to {most} are asked for"
  - code: HOUSE002
    name: sessions
    check: sessions-per-person
    line-up: {each: event, kinds: [talk]}
    most: 2
    message: "{over} of {people} people have more than {most} talks"
  - code: HOUSE003
    name: confirmed
    check: confirmed-share
    line-up: {each: event, min-people: 2}
    share: 0.5
    message: "{confirmed} of {people} people have confirmed, {share} % are asked for"
  - code: HOUSE004
    name: sure
    check: at-least
    line-up: {each: event, confirmed: true}
    categories: [woman]
    number: 1
    message: "{people} people, none of them a woman"
"""


@pytest.fixture
def said(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house.yaml").write_text(PACK, encoding="utf-8")

    def check(text, code):
        (tmp_path / "speakers.csv").write_text(text, encoding="utf-8")
        report = lint(["speakers.csv"], Options(overrides={"extends": ("house.yaml",), "select": (code,)}))
        assert not report.errors
        found = [(one.verdict.value, one.message, one.location.line) for one in report.findings]
        return found or [one.reason for one in report.silences] or "satisfied"

    return check


def rows(*lines):
    return "\n".join(["session,kind,name,status,gender", *lines, ""])


def panel(*names):
    return rows(*(f"Tea,panel,{name},," for name in names))


def test_the_size_of_a_panel_is_within_both_bounds(said):
    people = ["Ana Example", "Ben Example", "Cy Example", "Dee Example", "Eli Example"]
    assert said(panel(*people[:2]), "HOUSE001") == [("certain", "2 people; 3 to 4 are asked for", 2)]
    assert said(panel(*people[:3]), "HOUSE001") == "satisfied"
    assert said(panel(*people[:4]), "HOUSE001") == "satisfied"
    assert said(panel(*people), "HOUSE001") == [("certain", "5 people; 3 to 4 are asked for", 2)]
    alone = "cannot be told: under-listed, so who else is on it is not known"
    assert said(panel(people[0]), "HOUSE001") == [("undetermined", alone, 2)]


def test_a_person_is_counted_in_each_session_once_and_never_named(said):
    talks = [f"{title},talk,Ana Example,," for title in ("Tea", "Coffee", "Milk")]
    others = ["Juice,talk,Ben Example,,", "Juice,talk,Cy Example,,"]
    (found,) = said(rows(*talks, *others), "HOUSE002")
    assert found == ("certain", "1 of 3 people have more than 2 talks", 1)
    assert said(rows(*talks[:2], *others), "HOUSE002") == "satisfied"
    twice = "Coffee,talk,Ana Example,,"
    assert said(rows(*talks[:2], twice, *others), "HOUSE002") == "satisfied"


def test_an_open_seat_and_a_possible_panel_leave_it_open(said):
    talks = [f"{title},talk,Ana Example,," for title in ("Tea", "Coffee")]
    ((verdict, message, _),) = said(rows(*talks, "Juice,talk,TBA,,"), "HOUSE002")
    assert (verdict, message) == ("undetermined", "cannot be told: who takes the open seats is not known")
    assert said(rows("Tea,panel,Ana Example,,"), "HOUSE002") == ["too few people"]


def test_confirmed_people_are_counted_once_and_open_seats_are_not_confirmed(said):
    both = ["Tea,talk,Ana Example,confirmed,", "Coffee,talk,Ana Example,invited,"]
    assert said(rows(*both, "Milk,talk,Ben Example,invited,"), "HOUSE003") == "satisfied"
    ((verdict, message, _),) = said(
        rows(*both, "Milk,talk,Ben Example,invited,", "Milk,talk,TBA,,"), "HOUSE003"
    )
    assert (verdict, message) == ("certain", "1 of 3 people have confirmed, 50 % are asked for")


def test_without_a_status_nothing_is_said_of_who_confirmed(said):
    text = "session,kind,name\nTea,talk,Ana Example\nTea,talk,Ben Example\n"
    assert said(text, "HOUSE003") == ["no status of seats is given"]
    assert said("session,kind,name\nTea,talk,Ana Example\n", "HOUSE003") == ["too few people"]


def test_a_status_in_the_cell_of_a_name_says_who_confirmed_too(said):
    text = "session,kind,name\nTea,talk,Ana Example (tbc)\nTea,talk,Ben Example\n"
    assert said(text, "HOUSE003") == "satisfied"
    ((verdict, message, _),) = said(text + "Tea,talk,Cy Example (tbc)\n", "HOUSE003")
    assert (verdict, message) == ("certain", "1 of 3 people have confirmed, 50 % are asked for")


def test_a_line_up_can_hold_confirmed_seats_alone(said):
    sure = ["Tea,talk,Ben Example,confirmed,man", "Tea,talk,TBA,,"]
    ((verdict, message, _),) = said(rows(*sure, "Tea,talk,Ana Example,invited,woman"), "HOUSE004")
    assert (verdict, message) == ("certain", "1 people, none of them a woman")
    assert said(rows(*sure, "Tea,talk,Ana Example,confirmed,woman"), "HOUSE004") == "satisfied"
