"""The kind of a session from its type column or its title, and the breaks."""

import pytest

from panelcheck.programme import Kind
from panelcheck.readers import read
from panelcheck.readers.kinds import is_break, kind_in_title, kind_of
from panelcheck.readers.records import Words
from panelcheck.source import Source

PLAIN = Words()


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("Panel", Kind.PANEL),
        ("panel_discussion", Kind.PANEL),
        ("type:Panel", Kind.PANEL),
        ("Podiumsdiskussion", Kind.PANEL),
        ("Panel discussion (60 min)", Kind.PANEL),
        ("mesa redonda", Kind.ROUNDTABLE),
        ("Round-table", Kind.ROUNDTABLE),
        ("Fireside chat", Kind.FIRESIDE),
        ("AMA", Kind.FIRESIDE),
        ("Keynote", Kind.KEYNOTE),
        ("lightning_talk", Kind.LIGHTNING),
        ("Hands-on", Kind.WORKSHOP),
        ("Taller", Kind.WORKSHOP),
        ("40-minute conference session", Kind.TALK),
        ("Talk (30 min)", Kind.TALK),
        ("charla", Kind.TALK),
        ("Sponsored talk", Kind.TALK),
        ("Special Event", Kind.OTHER),
        ("poster", Kind.OTHER),
    ],
)
def test_type_columns(value, kind):
    assert kind_of(value, PLAIN) is kind


@pytest.mark.parametrize("value", ["", "  ", "Mobile", "Track 3", "45 minutes"])
def test_other_words_are_no_kind(value):
    assert kind_of(value, PLAIN) is None


def test_the_users_words_win():
    words = Words(kinds={"Dialogue": "panel", "Talk": "workshop"})
    assert kind_of("dialogue", words) is Kind.PANEL
    assert kind_of("TALK", words) is Kind.WORKSHOP


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Panel: Maps for everyone", Kind.PANEL),
        ("PANEL - Maps", Kind.PANEL),
        ("Panel", Kind.PANEL),
        ("Maps for everyone (panel discussion)", Kind.PANEL),
        ("Teaching maps - Panel - Ada Quill, Bram Oost", Kind.PANEL),
        ("Women in Maps panel", Kind.PANEL),
        ("Panel on archives", Kind.PANEL),
        ("Who pays for maps? A panel with the map makers", Kind.PANEL),
        ("Web Panel -- Ada Quill", Kind.PANEL),
        ("Panel discussion: solar panels", Kind.PANEL),
        ("Podiumsdiskussion: Karten", Kind.PANEL),
        ("<b>Panel:</b> Maps", Kind.PANEL),
        ("パネルディスカッション", Kind.PANEL),
        ("Roundtable on tides", Kind.ROUNDTABLE),
        ("Table ronde : les cartes", Kind.ROUNDTABLE),
        ("Mesa redonda sobre mapas", Kind.ROUNDTABLE),
        ("Fireside chat with Ada Quill", Kind.FIRESIDE),
        ("Ada Quill in conversation with Bram Oost", Kind.FIRESIDE),
        ("Ask me anything", Kind.FIRESIDE),
        ("AMA with the maintainers", Kind.FIRESIDE),
        ("Keynote: Maps", Kind.KEYNOTE),
        ("Opening Keynote", Kind.KEYNOTE),
        ("Keynote Panel: Maps", Kind.PANEL),
        ("Lightning Talks", Kind.LIGHTNING),
        ("Workshop: draw a map", Kind.WORKSHOP),
    ],
)
def test_titles_that_say_what_they_are(title, kind):
    assert kind_in_title(title) is kind


@pytest.mark.parametrize(
    "title",
    [
        "Solar panel: a field guide",
        "The control panel",
        "Build an admin panel",
        "Inside the LED panel",
        "What the expert panel",
        "Adding panels to a dashboard",
        "How to give a keynote",
        "Flash memory for talkers",
        "Office chair: hacking",
        "Knights and tables",
        "Amalgam",
        "",
    ],
)
def test_false_friends_in_titles(title):
    assert kind_in_title(title) is None


@pytest.mark.parametrize(
    "title",
    [
        "Lunch",
        "Coffee break",
        "Break / Networking",
        "Conference registration (Wednesday)",
        "Registration & information desk opens",
        "Lunch sponsored by Acme",
        "Kaffeepause",
        "Mittagessen",
        "Pause déjeuner",
        "Pausa para café",
        "Almuerzo",
        "Pausa pranzo",
        "Koffiepauze",
        "Przerwa kawowa",
        "Přestávka",
        "休憩",
    ],
)
def test_breaks(title):
    assert is_break(title)


@pytest.mark.parametrize(
    "title", ["", "Break the build", "Breaking news", "Lunch & learn: maps", "Coffee: a history", "Opening"]
)
def test_no_breaks(title):
    assert not is_break(title)


@pytest.mark.parametrize(
    ("kinds", "titles", "expected"),
    [
        (["talk", "talk"], ["Panel: Disks", "Keynote: Tape"], [("panel", True), ("keynote", False)]),
        (["talk", "panel"], ["Panel: Disks", "Tape"], [("talk", False), ("panel", False)]),
        (["talk", "keynote"], ["Keynote: Disks", "Tape"], [("talk", False), ("keynote", False)]),
    ],
)
def test_a_title_tells_more_than_a_kind_that_all_have(kinds, titles, expected):
    rows = [f"{title},{kind},Ada Quill" for title, kind in zip(titles, kinds, strict=True)]
    programme = read(Source("a.csv", "\n".join(["title,type,speakers", *rows])), PLAIN)
    assert [(session.kind.value, session.possible) for session in programme.sessions] == expected
