"""Labels as platforms write them, and the people of a session they mean."""

import pytest

from panelcheck.errors import Location
from panelcheck.programme import Person, Role, Seat
from panelcheck.transcripts.matching import OFF_STAGE, closest, match

NAMES = (
    "Edda Parson", "Thomas Lee", "Chris Wilson", "Dan Little", "Raitis Bērziņš", "Nicolas Rafael Palomo",
    "Jürgen Groß", "Marius van der Wied", "Sarah Miller", "Li Wei",
)  # fmt: skip


def person(name):
    return Person(name, name, (Seat(name=name, role=Role.PANELIST, location=Location("a.csv")),))


PEOPLE = [person(name) for name in NAMES]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Edda Parson (Maps Ltd)", "Edda Parson"),
        ("Edda Parson | Maps Ltd", "Edda Parson"),
        ("Edda Parson - Maps Ltd", "Edda Parson"),
        ("EDDA PARSON, Maps Ltd", "Edda Parson"),
        ("Dr. Edda Parson [she/her]", "Edda Parson"),
        ("Raitis Berzins ", "Raitis Bērziņš"),
        ("Juergen Gross", "Jürgen Groß"),
        ("Jurgen Gross", "Jürgen Groß"),
        ("Marius Van Der Wied (M)", "Marius van der Wied"),
        ("T. Lee", "Thomas Lee"),
        ("Thomas L.", "Thomas Lee"),
        ("tlee", "Thomas Lee"),
        ("JG", "Jürgen Groß"),
        ("Nicolas Palomo", "Nicolas Rafael Palomo"),
        ("Nicolas R. Palomo", "Nicolas Rafael Palomo"),
        ("Sarah M. Miller", "Sarah Miller"),
        ("Sarah", "Sarah Miller"),
        ("cawilson", None),
        ("Tom Lee", None),
        ("Duck Little", None),
        ("Nicolas Rafael Palamo", None),
        ("Nicolas Xaver Palomo", None),
        ("Sarah Magdalena Miller", None),
        ("Thomas", "Thomas Lee"),
        ("Screen reader", None),
        ("T. L.", None),
        ("L", None),
        ("Wei", "Li Wei"),
    ],
)
def test_whom_a_label_means(label, name):
    assert match([label], PEOPLE, {}) == {label: name}


def test_aliases_count_first():
    aliases = {
        "cawilson": "Chris Wilson",
        "Screen Reader": OFF_STAGE,
        "Chris Wilson": "Dan Little",
        "x": "Nobody Here",
    }
    labels = ["cawilson", "screen reader", "Chris Wilson", "x"]
    assert match(labels, PEOPLE, aliases) == {
        "cawilson": "Chris Wilson", "screen reader": OFF_STAGE, "Chris Wilson": "Dan Little", "x": None,
    }  # fmt: skip


def test_two_people_of_one_given_name_are_not_told_apart():
    people = [*PEOPLE, person("Sarah Okoye")]
    assert match(["Sarah", "S. Okoye"], people, {}) == {"Sarah": None, "S. Okoye": "Sarah Okoye"}


def test_a_given_name_alone_never_takes_someone_whose_full_name_is_there():
    assert match(["Sarah", "Sarah Miller"], PEOPLE, {}) == {"Sarah": None, "Sarah Miller": "Sarah Miller"}


def test_two_devices_of_one_person_are_both_theirs():
    labels = ["Edda Parson", "Edda Parson (phone)"]
    assert set(match(labels, PEOPLE, {}).values()) == {"Edda Parson"}


def test_namesakes_are_not_told_apart():
    assert match(["Li Wei"], [person("Li Wei"), Person("2", "Li Wei", person("Li Wei").seats)], {}) == {
        "Li Wei": None
    }


def test_the_closest_names():
    assert closest("Tom Lee", PEOPLE)[0] == "Thomas Lee"
    assert closest("cawilson", PEOPLE)[0] == "Chris Wilson"
    assert closest("Nicolas Rafael Palamo (Co)", PEOPLE)[0] == "Nicolas Rafael Palomo"
    assert closest("Zoom user 12345", PEOPLE) == []
