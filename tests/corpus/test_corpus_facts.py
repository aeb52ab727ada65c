"""Facts of real programmes, counted by hand: panels, their moderators, people by a session's line.

``null`` in a file of facts: the programme gives nothing to count it by without doubt. Sessions are found
by their line, or by their key where a whole file is one line.
"""

import json
from pathlib import Path

import pytest

FACTS = sorted((Path(__file__).parent / "facts").glob("*.json"))

pytestmark = pytest.mark.corpus


def moderators(session):
    return sum(person["role"] == "moderator" for person in session["people"])


@pytest.fixture(params=FACTS, ids=lambda path: path.stem)
def fact(request):
    return json.loads(request.param.read_text(encoding="utf-8"))


def test_at_least_twenty_five_programmes_have_facts():
    assert len(FACTS) >= 25


def test_panels_and_their_moderators_are_those_counted_by_hand(fact, shown):
    sessions = shown(fact["path"])["sessions"]
    panels = [session for session in sessions if session["kind"] == "panel"]
    read = {"panels": len(panels), "moderators": sum(map(moderators, panels))}
    stated = {name: fact[name] for name in read if fact[name] is not None}
    assert stated == {name: read[name] for name in stated}


def test_each_named_session_has_its_people(fact, shown):
    word, stated = ("line", fact["sessions"]) if "sessions" in fact else ("key", fact["keys"])
    found = {str(session[word]): session for session in shown(fact["path"])["sessions"]}
    assert stated
    read = {
        name: {"people": len(found[name]["people"]), "moderators": moderators(found[name])}
        for name in stated
        if name in found
    }
    assert read == stated
