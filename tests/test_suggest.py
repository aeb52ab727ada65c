"""What a column may hold, by the shape of its values alone."""

import pytest

from panelcheck import nodes, yamldoc
from panelcheck.errors import Location
from panelcheck.source import Source
from panelcheck.suggest import guess_field, guessed_fields, mapping_lines, rescue, text_at

NAMES = ["Ada Moreno", "Bo Conti, Cy Alvarez", "Di Sandoval", "Eli Navarro"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ([], ""),
        (NAMES, "speakers"),
        ([*NAMES, "12", "blue", "all of us"], ""),
        (["Slot Eins", "Slot Zwei"] * 3, ""),
        (["panel", "talk", "panel", "talk"], "kind"),
        (["panel", "talk"], ""),
        (["moderator", "speaker", "moderator"], "role"),
        (["@talk.example", "talk/1", "talk 2"], ""),
        (["10:00-10:30", "10:30-11:00"], "time"),
        (["10:00", "10:30"], "start"),
        (["2027-03-04", "2027-03-05"], "date"),
        (["10:99", "27:00"], ""),
        (["2027", "2026"], ""),
        (["1.5", "2.5"], ""),
        ([f"see the notes of {n}:00, which are much too long to be a time" for n in range(3)], ""),
    ],
)
def test_guesses(values, field):
    assert guess_field(values) == field


def table(path="list.csv", **columns):
    rows = zip(*columns.values(), strict=True)
    return Source(path, "\n".join(";".join(row) for row in [tuple(columns), *rows]))


def test_a_field_is_guessed_once_but_people_may_stand_in_several_columns():
    source = table(Wer=NAMES, Wen=NAMES[::-1], Von=["10:00", "11:00"] * 2, Ab=["10:00", "11:00"] * 2)
    assert guessed_fields(["Ab", "Wer", "Wen", "Ab2"], [source], {"title"}) == {
        "Ab": "start",
        "Wer": "speakers",
        "Wen": "speakers",
    }
    assert guessed_fields(["Ab"], [source], {"start"}) == {}
    assert guessed_fields(["Ab"], [Source("list.csv", '"'), source], ()) == {"Ab": "start"}


def test_a_date_of_the_file_itself_is_none_of_the_sessions():
    source = table(session=["A", "B"], published_at=["2027-03-04T10:00", "2027-03-05T10:00"])
    assert guessed_fields(["published_at"], [source], ()) == {}


def test_only_tables_are_rescued():
    assert rescue(Source("list.yaml", "Wer: Ada Moreno\n")) == {}
    assert rescue(Source("list.csv", "")) == {}
    assert rescue(table(Farve=["red", "blue", "red", "blue"], Wer=NAMES)) == {"Wer": "speakers"}


@pytest.mark.parametrize(
    "name", ["Wer", "no", "1:x", "a: b", "# x", "Über uns", "*x", "- x", 'a"b', "'x'", "Ja"]
)
def test_lines_can_be_pasted(name):
    (root,) = yamldoc.load(Source("x.yaml", "\n".join(mapping_lines("fields", {name: "speakers"}))))
    assert nodes.plain(root) == {"fields": {name: "speakers"}}
    assert list(mapping_lines("fields", {})) == []


def test_a_text_is_read_where_it_stands():
    sources = {"list.csv": Source("list.csv", 'a,"b c"\n')}
    assert text_at(sources, Location("list.csv", 1, 3, 1, 8)) == "b c"
    assert text_at(sources, Location("list.csv", 1, 3)) == ""
    assert text_at(sources, Location("other.csv", 1, 3, 1, 8)) == ""


def test_a_first_row_of_data_is_offered_as_no_header():
    text = "ada.png|Ada Quill|Acme|#aabbcc\n" + "".join(
        f"{name}.png|{name} Oost|Bolt|#ddeeff\n" for name in ("Bo", "Cy", "Dee", "Ed")
    )
    assert rescue(Source("list.csv", text)) == {}
