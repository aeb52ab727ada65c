"""People named by plain lines of a description."""

import pytest

from panelcheck.errors import Location
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers.prose import read_prose
from panelcheck.source import Cell, Source


def cell(text):
    return Cell(text, Source("talks.yaml", text).locate(0, len(text)))


def named(text):
    return [(item.name, item.role) for item in read_prose(cell(text))]


MODERATOR = Role.MODERATOR


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Moderator: Ada Quill", [("Ada Quill", MODERATOR)]),
        ("A talk.\nModerated by Ada Quill, Acme", [("Ada Quill", MODERATOR)]),
        ("*Moderated by Ada Quill, Verdant Gate\n\nMore text.", [("Ada Quill", MODERATOR)]),
        ("**Moderated by Ada Quill and Bram Oost**", [("Ada Quill", MODERATOR), ("Bram Oost", MODERATOR)]),
        (
            "*Moderated by Ada Quill, University of Tides and Bram Oost, THE WAVE",
            [("Ada Quill", MODERATOR), ("Bram Oost", MODERATOR)],
        ),
        ("Moderated by Ada Quill. Bring a pen.", [("Ada Quill", MODERATOR)]),
        ("Moderator: Prof. Ada Quill. Bring a pen.", [("Prof. Ada Quill", MODERATOR)]),
        ("Speaker: Ada Quill", [("Ada Quill", None)]),
        ("Speaker: Ada", [("Ada", None)]),
        ("Speaker: Ada Quill, Bram Oost\nTrack: 4", [("Ada Quill", None), ("Bram Oost", None)]),
        (
            "Panelists: Ada Quill, Bram Oost and Cora Diaz",
            [(name, Role.PANELIST) for name in ("Ada Quill", "Bram Oost", "Cora Diaz")],
        ),
        ("Discussant: Ada Quill", [("Ada Quill", Role.DISCUSSANT)]),
        ("Panel: Ada Quill, Bram Oost", [("Ada Quill", Role.PANELIST), ("Bram Oost", Role.PANELIST)]),
        ("With: Ada Quill, Engineer, Acme", [("Ada Quill", None)]),
        (
            "Mit:\nAda Quill (Acme)\nBram Oost (Acme) – Moderator.",
            [("Ada Quill", None), ("Bram Oost", MODERATOR)],
        ),
        ("Ada Quill (Acme) - Moderator.", [("Ada Quill", MODERATOR)]),
        ("Moderiert von Ada Quill", [("Ada Quill", MODERATOR)]),
        ("Animé par Ada Quill", [("Ada Quill", MODERATOR)]),
        ("Ponentes: Ada Quill y Bram Oost", [("Ada Quill", None), ("Bram Oost", None)]),
        ("Text\\nModerator: Ada Quill\\nText", [("Ada Quill", MODERATOR)]),
        ("<p>Moderator: <b>Ada Quill</b></p>", [("Ada Quill", MODERATOR)]),
        ("司会：青木 花", [("青木 花", MODERATOR)]),
    ],
)
def test_lines_with_a_label(text, people):
    assert named(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Join our moderator Ada Quill as she asks questions.",
        "The panel will be moderated by Ada Quill.",
        "Panel: Machine learning and forests",
        "Panel: Forests",
        "Content moderator: a job nobody sees",
        "Office Chair: Hacking",
        "Moderator: this person keeps the time and sees to it that everyone is heard by the others",
        "With: our friends and partners everywhere",
        "Note: Ada Quill",
        "Hosted by Acme Works",
        "He was the chair (panelist)",
        "See https://example.org/speaker: x",
        "Speakers:",
        "Speakers:\nthis is about the things that we all like to talk about in the evening, as one does.",
    ],
)
def test_prose_names_nobody(text):
    assert named(text) == []


def test_names_below_a_label_with_biographies_between():
    text = (
        "<p>About maps.</p>\nSpeakers:\nAda Quill\n<p>Ada draws maps.</p>\n<ul>\n<li>She wrote</li>\n</ul>\n"
        "Bram Oost\n<p>Bram folds them.\nWell Enough\nfor all</p>\nCORA DIAZ\n<p>x</p>"
    )
    assert named(text) == [("Ada Quill", None), ("Bram Oost", None), ("CORA DIAZ", None)]


def test_a_mononym_counts_first_below_a_label_only():
    assert named("Speakers:\nGlyph\n<p>x</p>\nThanks\n<p>y</p>") == [("Glyph", None)]


def test_a_list_below_a_label_ends_with_a_blank_line_or_a_sentence():
    assert named("Panelists:\n\n- Ada Quill, Acme\n- Bram Oost, Acme\n\nCora Diaz was here.") == [
        ("Ada Quill", Role.PANELIST),
        ("Bram Oost", Role.PANELIST),
    ]
    assert named("Speakers:\nAda Quill\nAll about the many maps that people drew, and why.\nBram Oost") == [
        ("Ada Quill", None)
    ]


def test_a_long_line_below_a_label_is_no_name():
    assert named("Speakers:\nAda Quill " + "who draws maps " * 20) == []


def test_the_next_label_begins_a_new_list():
    assert named("Speakers:\nAda Quill\nModerator: Bram Oost") == [
        ("Ada Quill", None),
        ("Bram Oost", MODERATOR),
    ]
    assert named("Speakers:\nAda Quill\nModerator:\nBram Oost") == [
        ("Ada Quill", None),
        ("Bram Oost", MODERATOR),
    ]


def test_lists_as_html():
    assert named("<p>Speakers:</p><ul><li>Ada Quill</li><li>Bram Oost</li></ul>") == [
        ("Ada Quill", None),
        ("Bram Oost", None),
    ]
    assert named("Speakers:<br>Ada Quill<br/>Bram Oost") == [("Ada Quill", None), ("Bram Oost", None)]


def test_places_are_those_of_the_input():
    text = "About maps.\r\n<i>Moderator:</i> Ada &amp; Bram Oost"
    ada, bram = read_prose(cell(text))
    assert ada.location == Location("talks.yaml", 2, 19, 2, 22)
    assert bram.location == Location("talks.yaml", 2, 29, 2, 38)


def test_open_seats_and_groups_behind_a_label():
    (seat,) = read_prose(cell("Session chair: TBA"))
    assert (seat.name, seat.status, seat.role) == ("", Status.OPEN, MODERATOR)
    (skip,) = read_prose(cell("Moderator: Programme Team"))
    assert isinstance(skip, Skip)
    assert skip.what == "organisation"
