"""A programme as it was at an earlier revision, read as it is read today."""

from dataclasses import replace

from panelcheck.earlier import programme_at
from panelcheck.history import Revision
from panelcheck.identity.roster import Roster
from panelcheck.reading import Reading, who_is_who
from panelcheck.suppress import Ignores


def as_it_was(reading: Reading, revision: Revision) -> Reading | None:
    """Return the programme of ``reading`` as it was: under today's config, rules and statements.

    What people say of themselves today holds then too, so that no difference is ever about that. None where
    there was no such programme, or it cannot be read any more.
    """
    earlier = programme_at(reading.target, revision)
    if earlier is None:
        return None
    programme, sources = earlier
    roster = who_is_who(programme, reading.config, reading.rules)
    return replace(
        reading,
        programme=programme,
        sources=sources,
        roster=_as_they_say_today(roster, reading.roster),
        ignores=Ignores(
            programme=programme,
            configured=reading.ignores.configured,
            known=reading.ignores.known,
            selected=reading.ignores.selected,
            home=reading.ignores.home,
        ),
    )


def _as_they_say_today(then: Roster, today: Roster) -> Roster:
    """Return the earlier roster with the standings of today, for everyone who is still there."""
    still = then.people.keys() & today.people.keys()
    standings = {
        axis: {**known, **{key: today.standing(today.people[key], axis) for key in still}}
        for axis, known in then.standings.items()
    }
    return replace(then, standings=standings)
