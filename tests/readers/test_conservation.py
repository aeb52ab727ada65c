"""Nothing is lost in silence: each row of a table becomes exactly one thing that can be counted."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from panelcheck.readers import Words, read
from panelcheck.source import Source

NAMES = st.sampled_from(["Ada Quill", "Bram Oost", "Cora Diaz", "TBA", "", "NA", " "])
TITLES = st.sampled_from(
    ["Storage", "Networks", "Lunch", "Keynote", "", "# aside", "<h2>Day</h2>", "Panel: Tape"]
)
ROLES = st.sampled_from(["", "panelist", "moderator", "wizard"])
STATUSES = st.sampled_from(["", "confirmed", "declined", "open", "tentative"])
SURPLUS = st.sampled_from([[], [], [""], ["", "x"]])
seat_rows = st.builds(
    lambda title, name, role, status, surplus: [title, name, role, status, *surplus],
    TITLES,
    NAMES,
    ROLES,
    STATUSES,
    SURPLUS,
)
session_rows = st.builds(
    lambda title, names, moderator: [title, "; ".join(names), moderator],
    TITLES,
    st.lists(NAMES, max_size=3),
    NAMES,
)


def quoted(cell):
    return f'"{cell}"' if ";" in cell else cell


def accounted(header, rows):
    """Return what accounts for each row's line, and how often: a session or seats, a skip, a problem.

    A session stands on the line of its first row; a row that adds people to it has their seats; any other
    row is a skip that covers it or a problem within it.
    """
    lines = [header, *(",".join(map(quoted, row)) for row in rows)]
    programme = read(Source("list.csv", "\n".join(lines) + "\n"), Words())
    held = {session.location.line for session in programme.sessions}
    held |= {seat.row.line for _, seat in programme.seats() if seat.row}
    covered = [skip.location.line for skip in programme.skips if skip.what != "organisation"]
    covered += [problem.location.line for problem in programme.problems]
    return programme, Counter([*held, *covered])


@given(st.lists(seat_rows, max_size=12))
def test_each_row_of_a_seat_is_accounted_for_once(rows):
    _, lines = accounted("session,name,role,seat status", rows)
    assert lines == dict.fromkeys(range(2, len(rows) + 2), 1)


@given(st.lists(session_rows, max_size=8))
def test_each_row_of_a_session_is_accounted_for_once(rows):
    _, lines = accounted("title,speakers,moderator", rows)
    assert lines == dict.fromkeys(range(2, len(rows) + 2), 1)


@given(st.lists(seat_rows.filter(lambda row: len(row) < 6), max_size=12))
def test_every_name_has_a_seat_or_was_declined(rows):
    programme, _ = accounted("session,name,role,seat status", rows)
    taken = Counter(seat.name for _, seat in programme.seats() if seat.name)
    heading = ("# aside", "<h2>Day</h2>")
    given_names = [row[1] for row in rows if row[3] != "declined" and not row[0].startswith("# ")]
    assert taken == Counter(name for name in given_names if name.strip() not in ("", "NA", "TBA"))
    assert all(session.title.text not in heading for session in programme.sessions if not session.seats)


@given(st.lists(seat_rows, max_size=12))
def test_keys_are_unique_and_positions_count_up(rows):
    programme, _ = accounted("session,name,role,seat status", rows)
    keys = [session.key for session in programme.sessions]
    assert len(set(keys)) == len(keys)
    for session in programme.sessions:
        assert [seat.position for seat in session.seats] == list(range(1, len(session.seats) + 1))
