"""Role words and the markers around a name."""

import pytest

from panelcheck.programme import Role
from panelcheck.readers.roles import role_after, role_before, role_of


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Moderator", Role.MODERATOR),
        ("session chair", Role.MODERATOR),
        ("CHAIR", Role.MODERATOR),
        ("MC", Role.MODERATOR),
        ("facilitator", Role.MODERATOR),
        ("Moderator/in", Role.MODERATOR),
        ("Moderator:in", Role.MODERATOR),
        ("modératrice", Role.MODERATOR),
        ("Prowadzący", Role.MODERATOR),
        ("司会", Role.MODERATOR),
        ("panellist", Role.PANELIST),
        ("Panelist 2", Role.PANELIST),
        ("Podiumsgast", Role.PANELIST),
        ("keynote_speaker", Role.KEYNOTE),
        ("Discussant", Role.DISCUSSANT),
        ("General Chair", Role.ORGANISER),
        ("organizadora", Role.ORGANISER),
        ("Referent*in", Role.SPEAKER),
        ("Intervenante", Role.SPEAKER),
        ("ponente", Role.SPEAKER),
    ],
)
def test_words_for_roles(word, role):
    assert role_of(word) is role


@pytest.mark.parametrize(
    "word", ["", " ", "Vice Chair", "content moderator", "Professor", "Office Chair", "Speaker of the House"]
)
def test_false_friends_are_no_role(word):
    assert role_of(word) is None


def test_of_two_roles_the_one_with_the_floor_counts():
    assert role_of("Speaker & Moderator") is Role.SPEAKER
    assert role_of("Moderator / Panelist") is Role.PANELIST
    assert role_of("Moderator, Chair") is Role.MODERATOR
    assert role_of("Moderator, Engineer") is None


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Ada Quill (moderator)", "Ada Quill", Role.MODERATOR),
        ("Ada Quill  [Chair]", "Ada Quill", Role.MODERATOR),
        ("Ada Quill - Moderator.", "Ada Quill", Role.MODERATOR),
        ("Ada Quill, panelist", "Ada Quill", Role.PANELIST),
        ("Moderator: Ada Quill", "Ada Quill", Role.MODERATOR),
        ("Moderated by Ada Quill", "Ada Quill", Role.MODERATOR),
        ("Moderiert von Ada Quill", "Ada Quill", Role.MODERATOR),
        ("Panelists: Ada Quill", "Ada Quill", Role.PANELIST),
        (" Ada Quill (Acme) ", "Ada Quill (Acme)", None),
        ("Ada Quill-Chair", "Ada Quill-Chair", None),
        ("(moderator)", "(moderator)", None),
        ("Note: Ada Quill", "Note: Ada Quill", None),
    ],
)
def test_markers_stand_before_or_after_the_name(text, name, role):
    end, behind = role_after(text)
    start, in_front = (0, None) if behind else role_before(text)
    assert (text[start:end].strip(), behind or in_front) == (name, role)
