"""One event in two formats gives the same people and sessions, but for what the files themselves tell apart.

What only one of two files says was looked up by hand and stands beside each pair.
"""

import json
import re

import pytest

from panelcheck.identity.people import normalise

pytestmark = pytest.mark.corpus

INPYCON = ("yaml/inpycon-2021/schedule.yml", "ical/inpycon-2021/schedule.ics")
RAILSCONF = ("yaml/railsconf/railsconf-2017-videos.yml", "yaml/railsconf-2017-sched/events.yml")
# Sets of sessions and lists of their people: who stands in one of the two only.
LISTS = {
    # One speaker's proposal is not among the sessions.
    ("csv/droidcon-2025/droidcon-2025_sessions.csv", "csv/droidcon-2025/droidcon-2025_speakers.csv"): (0, 1),
    ("json/droidcon-nyc/schedule.json", "json/droidcon-nyc/speakers.json"): (0, 0),
    ("json/arisia-2014/program.js", "json/arisia-2014/people.js"): (0, 0),
    ("toml/gophercon-sg-2019/conference.toml", "toml/gophercon-sg-2019/speakers.toml"): (0, 0),
}


def title_of(session):
    return re.sub(r"\W+", " ", session["title"].casefold()).strip()


def people_in(sessions):
    return {normalise(who["name"]) for session in sessions for who in session["people"] if who["name"]}


def everyone(programme):
    alone = {normalise(who["name"]) for who in programme["unscheduled"] if who["name"]}
    return people_in(programme["sessions"]) | alone


def seats_by_title(programme):
    found = {}
    for session in programme["sessions"]:
        found.setdefault(title_of(session), []).append(sorted(people_in([session])))
    return {title: sorted(seats) for title, seats in found.items()}


def count(seats):
    return sum(map(len, seats))


@pytest.mark.parametrize("pair", LISTS, ids=lambda pair: pair[0].split("/")[1])
def test_sessions_and_lists_name_the_same_people(pair, shown):
    first, second = (everyone(shown(path)) for path in pair)
    assert first
    assert (len(first - second), len(second - first)) == LISTS[pair]


def test_a_calendar_and_its_yaml_give_the_same_sessions_and_people(shown):
    """Only one session differs: the YAML file was given a fifth panelist after the calendar was exported."""
    document, calendar = map(shown, INPYCON)
    one, other = seats_by_title(document), seats_by_title(calendar)
    assert one.keys() == other.keys()
    differing = [title for title in one if one[title] != other[title]]
    assert differing == ["python in space curiosity sparks"]
    assert len(everyone(document) - everyone(calendar)) == 1
    assert everyone(calendar) <= everyone(document)


def test_a_calendar_and_its_yaml_give_the_same_lengths(shown):
    lengths = [
        sorted((title_of(session), session["minutes"]) for session in shown(path)["sessions"])
        for path in INPYCON
    ]
    assert lengths[0] == lengths[1]


def test_plans_and_recordings_of_one_conference_agree_where_both_tell(shown):
    """Each holds 103 sessions: one has workshops and parties, the other lightning talks one by one.

    Nine of the 77 in both name somebody otherwise: a new family name, a short first name, a middle initial,
    a text in the wrong encoding. Nobody is missing.
    """
    plans, recordings = (seats_by_title(shown(path)) for path in reversed(RAILSCONF))
    both = plans.keys() & recordings.keys()
    same = [title for title in both if plans[title] == recordings[title]]
    assert (len(both), len(both) - len(same)) == (77, 9)
    assert all(count(plans[title]) == count(recordings[title]) for title in both)


def test_a_difference_is_seen(shown):
    assert json.dumps(seats_by_title(shown(INPYCON[0]))) != json.dumps(seats_by_title(shown(RAILSCONF[0])))
