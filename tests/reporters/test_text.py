import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import (
    COMPARED,
    FIRST_RUN,
    FUNDING,
    HALF_DECLARED,
    PATH,
    SHARES,
    STORAGE,
    UNREADABLE,
    finding,
    note,
    report,
    skips,
    summary,
    undetermined,
)

from panelcheck.errors import Location, UserError
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.report import Basis, Case, Private, SessionTime, Silence
from panelcheck.reporters import View, formats, render
from panelcheck.source import Source, display_width

EVERYTHING = View(show=frozenset({"notes", "undetermined", "suppressed"}), statistics=True)


def text(given_report, **view):
    view["show"] = frozenset(view.get("show", ()))
    return render("text", given_report, View(**view))


def lines(given_report, **view):
    return text(given_report, **view).splitlines()


def reckoning(**given):
    return lines(report(programmes=(summary(**given),)), width=200)[0].removeprefix(f"{PATH}: ")


@pytest.mark.parametrize(
    ("name", "given_report"),
    [
        ("first-run", FIRST_RUN),
        ("half-declared", HALF_DECLARED),
        ("unreadable", UNREADABLE),
        ("compared", COMPARED),
    ],
)
@pytest.mark.parametrize(
    ("suffix", "view"),
    [("", View()), ("-everything", EVERYTHING), ("-quiet", View(quiet=True)), ("-narrow", View(width=40))],
)
def test_golden(golden, name, given_report, suffix, view):
    golden(f"{name}{suffix}.txt", render("text", given_report, view))


def test_golden_in_colour(golden):
    golden("half-declared-colour.txt", render("text", HALF_DECLARED, replace(EVERYTHING, color=True)))


def test_colour_changes_nothing_but_the_colours():
    coloured = render("text", HALF_DECLARED, replace(EVERYTHING, color=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render("text", HALF_DECLARED, EVERYTHING)


@pytest.mark.parametrize("given_report", [FIRST_RUN, HALF_DECLARED, UNREADABLE])
def test_nothing_is_wider_than_80_columns(given_report):
    assert max(map(display_width, render("text", given_report, EVERYTHING).splitlines())) <= 80


def test_a_finding_stands_at_its_place_with_an_excerpt_and_words():
    assert lines(report(findings=(finding(),)))[:5] == [
        "speakers.csv:12:1: error PC101 all-male-panel: 4 panelists, all men",
        "  12 | Future of Storage",
        "     | ^^^^^^^^^^^^^^^^^",
        "  do   Open a seat from your proposals, on equal terms.",
        '  say  "I\'d gladly join a mixed panel. I can suggest people."',
    ]


def test_advice_is_given_where_a_rule_speaks_first():
    found = (finding(suppressed="agreed", line=11), undetermined(line=12), finding(line=27), finding(line=31))
    shown = lines(report(findings=found), show={"undetermined", "suppressed"})
    assert [line for line in shown if line.startswith("  do")] == [
        "  do   Open a seat from your proposals, on equal terms."
    ]
    place = shown.index("speakers.csv:27:1: error PC101 all-male-panel: 4 panelists, all men")
    assert shown[place + 3].startswith("  do")


def test_no_words_to_say_unless_certain():
    likely = finding(verdict=Verdict.LIKELY, severity=Severity.WARNING)
    assert "  say" not in text(report(findings=(likely,)))


def test_a_finding_that_is_a_point_shows_no_text():
    shown = text(report(findings=(finding(location=Location(PATH, 12, 1)),)))
    assert STORAGE not in shown
    assert "speakers.csv:12:1: error PC101" in shown


def test_a_finding_in_a_source_that_is_not_at_hand_shows_no_text():
    shown = lines(report(findings=(finding(),), sources={}))
    assert shown[1] == "  do   Open a seat from your proposals, on equal terms."


def test_one_sessions_findings_stand_together_the_gravest_in_full():
    found = (
        note("PC004", line=12, message="roles are not marked"),
        finding("PC105", each="track", line=13, title="Data", name="all-male-track"),
        finding("PC101", line=12, message="4 panelists, all men"),
        finding("PC005", line=14, title=STORAGE, name="times", message="no end", severity=Severity.WARNING),
    )
    shown = lines(report(findings=found), show={"notes"}, width=120)
    assert [line for line in shown if "PC" in line][:4] == [
        "speakers.csv:13:1: error PC105 all-male-track: 4 panelists, all men",
        "speakers.csv:12:1: error PC101 all-male-panel: 4 panelists, all men",
        "  also PC005 times: no end (warning, line 14)",
        "  also PC004 panel-without-roles: roles are not marked (note)",
    ]


def test_findings_about_the_whole_event_stay_apart():
    found = (
        finding("PC103", each="event", line=1, title="Example Days", name="dominant"),
        finding("PC106", each="event", line=1, title="Example Days", name="keynotes"),
    )
    assert "also" not in text(report(findings=found))


def test_the_same_session_key_in_two_files_is_two_sessions():
    other = finding(location=Location("other.csv", 3, 1))
    assert "also" not in text(report(findings=(finding(), other)))


@pytest.mark.parametrize(
    ("show", "heads"),
    [
        ((), []),
        (("notes",), ["note PC004"]),
        (("undetermined",), ["undetermined PC101"]),
        (("suppressed",), ["suppressed PC102"]),
        (("notes", "suppressed"), ["note PC004", "suppressed PC102"]),
    ],
)
def test_notes_undetermined_and_suppressed_findings_hide_until_asked_for(show, heads):
    found = (
        note(title="A", line=1),
        undetermined(title="B", line=2),
        finding("PC102", title="C", line=3, suppressed="a memorial session"),
    )
    shown = text(report(findings=found), show=show)
    assert re.findall(r":\d: (\w+ PC\d+)", shown) == heads
    assert ("  why  a memorial session" in shown) == ("suppressed" in show)


def test_an_undetermined_note_is_not_listed_among_the_notes():
    found = (undetermined(severity=Severity.NOTE),)
    assert "PC101" not in text(report(findings=found), show={"notes"})


@pytest.mark.parametrize(
    ("found", "footer"),
    [
        ((), "0 errors, 0 warnings, 0 notes, 0 undetermined"),
        (
            (finding(), note(line=13), undetermined(line=14)),
            "1 error, 0 warnings, 1 note, 1 undetermined (--show notes,undetermined)",
        ),
        (
            (finding(), finding(line=13), finding(line=14, suppressed="agreed"), note(suppressed="agreed")),
            "2 errors, 0 warnings, 0 notes, 0 undetermined, 2 suppressed (--show suppressed)",
        ),
        (
            (finding(severity=Severity.WARNING, verdict=Verdict.LIKELY),),
            "0 errors, 1 warning, 0 notes, 0 undetermined",
        ),
    ],
)
def test_the_footer_counts(found, footer):
    assert footer in lines(report(findings=found))


def test_the_footer_offers_only_what_is_hidden():
    found = (note(), undetermined(line=14))
    assert "(--show undetermined)" in text(report(findings=found), show={"notes"})
    assert "--show" not in text(report(findings=found), show={"notes", "undetermined"})


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "48 rows = 47 seats + 1 open seat; 14 sessions, 5 panels, 41 people"),
        (
            {"records": 1, "seats": 1, "open_seats": 0, "sessions": 1, "panels": 1, "people": 1},
            "1 row = 1 seat; 1 session, 1 panel, 1 person",
        ),
        (
            {"records": 1, "record_word": "entries", "seats": 1, "open_seats": 0},
            "1 entry = 1 seat; 14 sessions, 5 panels, 41 people",
        ),
        (
            {"records": 52, "skipped": skips("break", "organisation", "break", "empty entry")},
            (
                "52 rows = 47 seats + 1 open seat + 2 breaks + 1 organisation + 1 empty entry;"
                " 14 sessions, 5 panels, 41 people"
            ),
        ),
        (
            {"records": 16, "record_word": "events", "skipped": skips("break", "break", "organisation")},
            (
                "16 events = 14 sessions + 2 breaks; 47 seats + 1 open seat, 5 panels, 41 people;"
                " left out: 1 organisation"
            ),
        ),
        (
            {"records": 99, "skipped": skips("break", "break")},
            "99 rows; 47 seats + 1 open seat; 14 sessions, 5 panels, 41 people; left out: 2 breaks",
        ),
        (
            {"records": 0, "skipped": skips("cancelled session")},
            "47 seats + 1 open seat; 14 sessions, 5 panels, 41 people; left out: 1 cancelled session",
        ),
    ],
)
def test_the_counts_add_up(given, expected):
    assert reckoning(**given) == expected


@given(
    records=st.integers(0, 40),
    seats=st.integers(0, 20),
    open_seats=st.integers(0, 3),
    sessions=st.integers(0, 20),
    whats=st.lists(
        st.sampled_from(["break", "organisation", "declined seat", "cancelled session"]), max_size=6
    ),
)
def test_an_equals_sign_always_tells_the_truth(records, seats, open_seats, sessions, whats):
    said = reckoning(
        records=records, seats=seats, open_seats=open_seats, sessions=sessions, skipped=skips(*whats)
    )
    numbers = [int(number) for number in re.findall(r"\d+", said.split(";")[0])]
    if "=" in said:
        assert numbers[0] == sum(numbers[1:]) == records
    told = {
        what: int(number) for number, what in re.findall(r"(\d+) (break|organisation|declined seat)", said)
    }
    assert told == {what: whats.count(what) for what in set(whats) - {"cancelled session"}}


def test_the_basis_says_on_whose_word_it_rests():
    gender = Basis(declared=20, declined=2, pronouns=1, names=12, unknown=7)
    shown = lines(report(programmes=(summary(basis={"gender": gender}),)))
    assert "Gender basis: told us 20, declined 2, pronouns 1, first names 12, unknown 7" in shown


@pytest.mark.parametrize(("stated", "words"), [(False, " (from the file, source not stated)"), (True, "")])
def test_a_column_of_the_file_says_where_it_comes_from(stated, words):
    basis = {"gender": Basis(declared=20), "country": Basis(declared=3, unknown=17)}
    said = summary(basis=basis, declared_in_file=True, source_stated=stated)
    shown = lines(report(programmes=(said,)), width=120)
    assert f"Gender basis: told us 20{words}, declined 0, first names 0, unknown 0" in shown
    assert "Country basis: told us 3, declined 0, unknown 17" in shown


def test_a_share_of_too_few_estimates_is_not_told():
    few = replace(SHARES, estimated={"woman": (0, 0)}, of=2)
    shown = render("text", report(programmes=(summary(shares=few),)), EVERYTHING)
    assert "may be women" not in shown
    assert "estimates rest" not in shown


def test_every_category_of_the_shares_is_named():
    both = replace(SHARES, whole={"nonbinary": (1, 1), "agender": (0, 4)}, estimated={})
    shown = " ".join(text(report(programmes=(summary(shares=both),))).split())
    assert "For the whole event, 1 of 41 people may be non-binary people." in shown
    assert "For the whole event, 0-4 of 41 people may be of the group 'agender'." in shown


def test_what_was_assumed_is_said():
    said = summary(assumptions=("the text is in cp1252",))
    assert "  Assumed: the text is in cp1252" in lines(report(programmes=(said,)))


@pytest.mark.parametrize(
    ("going_well", "basis", "line"),
    [
        (("all is mixed: A, B",), Basis(names=3), "Going well: All is mixed: A, B."),
        (("who is next?",), Basis(names=3), "Going well: Who is next?"),
        (("A.",), Basis(declared=1), "Going well: A. 1 person answered: thank them."),
        ((), Basis(declared=2, declined=1), "Going well: 3 people answered: thank them."),
    ],
)
def test_what_goes_well_is_said(going_well, basis, line):
    said = report(programmes=(summary(basis={"gender": basis}),), going_well=going_well)
    assert line in lines(said)


def test_much_that_goes_well_is_a_list():
    shown = text(report(going_well=("panels are mixed", "days are mixed", "tracks are mixed")))
    assert "Going well:\n  Panels are mixed.\n  Days are mixed.\n  Tracks are mixed.\n" in shown


def test_nobody_is_thanked_for_a_column_that_someone_else_may_have_filled_in():
    said = summary(basis={"gender": Basis(declared=4)}, declared_in_file=True)
    assert "thank them" not in text(report(programmes=(said,)))


def test_rules_that_were_silent_are_grouped_by_reason():
    silent = (
        Silence("PC104", "all-male-day", "fewer than 6 people", 1),
        Silence("PC105", "all-male-track", "fewer than 6 people", 2),
        Silence("PC106", "all-male-keynotes", "no keynotes", 1),
    )
    assert (
        "Not checked: all-male-day, all-male-track 2x (fewer than 6 people), all-male-keynotes (no keynotes)."
        in lines(report(silences=silent), width=120)
    )


def test_rules_on_speaking_time_that_were_silent_stand_together():
    silent = (
        Silence("PC104", "all-male-day", "no day is given", 1),
        Silence("PC301", "planned-time-parity", "no times", 1),
        Silence("PC303", "one-voice", "no transcript", 4),
        Silence("PC304", "session-time-parity", "no transcript", 4),
    )
    told = (
        "Not checked: speaking time (no times, no transcript), all-male-day (no day is given);"
        " --statistics names each."
    )
    assert told in lines(report(silences=silent), width=120)


WITNESS = Case(
    path=PATH, code="PC203", name="same-few-people", verdict=Verdict.SATISFIED,
    subject=Subject("event", PATH, PATH),
)  # fmt: skip


def test_rules_of_a_family_of_which_some_could_judge_are_part_of_it():
    silent = (
        Silence("PC201", "only-one", "nobody has told us their gender", 1),
        Silence("PC202", "moderator-only", "no moderators", 2),
    )
    family = "token inclusion (nobody has told us their gender, no moderators); --statistics names each."
    assert f"Not checked: {family}" in lines(report(silences=silent), width=120)
    assert f"Not checked: part of {family}" in lines(report(silences=silent, cases=(WITNESS,)), width=120)
    assert "Not checked: only-one (nobody has told us their gender)." in lines(
        report(silences=silent[:1], cases=(WITNESS,)), width=120
    )


def test_of_a_familys_many_reasons_the_rest_is_counted():
    silent = [Silence(f"PC20{number}", f"rule-{number}", f"reason {number}", 1) for number in range(1, 6)]
    assert (
        "Not checked: token inclusion (reason 1, reason 2, and 3 more reasons); --statistics names each."
        in lines(report(silences=tuple(silent)), width=120)
    )


def test_a_suppressed_finding_beside_another_keeps_its_reason():
    hidden = finding(
        code="PC202", name="moderator-only", message="a woman moderates", suppressed="she asked to"
    )
    shown = lines(report(findings=(finding(), hidden)), show=("suppressed",), width=120)
    assert "  also PC202 moderator-only: a woman moderates (suppressed: she asked to)" in shown


def test_statistics_name_each_rule_that_was_silent():
    silent = (
        Silence("PC201", "only-one", "nobody has told us their gender", 1),
        Silence("PC202", "moderator-only", "no moderators", 2),
    )
    shown = lines(report(silences=silent), statistics=True, width=120)
    assert "  PC201 only-one: not checked: nobody has told us their gender" in shown
    assert "  PC202 moderator-only: not checked 2x: no moderators" in shown


def test_where_names_alone_speak_asking_comes_first():
    likely = finding(verdict=Verdict.LIKELY, do="Open a seat.")
    assert "  do   Ask the speakers (panelcheck declarations form), or open a seat." in lines(
        report(findings=(likely,))
    )
    assert "  do   Open a seat." in lines(report(findings=(finding(do="Open a seat."),)))


def test_a_long_list_of_silences_is_cut_and_counted():
    silent = tuple(Silence(f"PC10{number}", f"rule-{number}", f"reason {number}", 1) for number in range(8))
    shown = text(report(silences=silent), width=400)
    assert "rule-5 (reason 5), and 2 more reasons; --statistics names each." in shown
    assert "rule-6" not in shown


@pytest.mark.parametrize(
    ("basis", "advice"),
    [
        (
            Basis(declared=2, declined=1, unknown=1),
            (
                " Some were not asked, or chose not to say; both are fine. Ask everyone not yet asked,"
                " together; never re-ask who declined."
            ),
        ),
        (Basis(declared=3, unknown=1), " Some were not asked. Ask everyone not yet asked, together."),
        (Basis(declared=3, declined=1), " Some chose not to say; that is fine."),
        (Basis(declared=4), ""),
    ],
)
def test_undetermined_advice_fits_what_is_known(basis, advice):
    found = (undetermined(), undetermined(code="PC102"), undetermined(line=27, title=FUNDING),
             undetermined(code="PC104", each="day", title="2026-05-03"))  # fmt: skip
    given_report = report(findings=found, programmes=(summary(basis={"gender": basis}),))
    assert f"Undetermined: 1 day, 2 sessions.{advice}" in lines(given_report, width=300)


def test_no_undetermined_advice_without_undetermined_findings():
    asked = (summary(basis={"gender": Basis(declared=3)}),)
    assert "Undetermined:" not in text(report(programmes=asked, findings=(undetermined(suppressed="ok"),)))


@pytest.mark.parametrize(
    ("gated", "line"),
    [
        ((finding(),), "exit 1: 1 error gates (--fail-on error)"),
        ((finding(), finding()), "exit 1: 2 errors gate (--fail-on error)"),
        (
            (finding(), note(), finding(severity=Severity.WARNING)),
            "exit 1: 1 error, 1 warning, 1 note gate (--fail-on note)",
        ),
        ((finding(verdict=Verdict.LIKELY),), "exit 1: 1 likely gates (--fail-on-likely)"),
        (
            (finding(), undetermined(), undetermined()),
            "exit 1: 1 error gates (--fail-on error); 2 undetermined gate (--fail-on-undetermined)",
        ),
    ],
)
def test_what_gates_and_why(gated, line):
    assert line in lines(report(findings=gated, gated=gated, exit_code=1), width=120)


def test_a_run_that_could_not_check_everything_says_so_and_what_gates():
    given_report = report(
        findings=(finding(),), gated=(finding(),), errors=(UserError("no such file"),), exit_code=2
    )
    assert "exit 2: not everything could be checked; 1 error gates (--fail-on error)" in lines(given_report)


def test_an_error_names_its_place_and_a_way_out_but_shows_no_text():
    shown = lines(
        report(errors=(UserError("not one of: yes, no", Location(PATH, 12, 1, 12, 18), "Say yes."),))
    )
    assert shown[:3] == ["speakers.csv:12:1: error: not one of: yes, no", "  hint Say yes.", ""]


def test_where_nothing_was_read_nothing_is_counted():
    assert lines(UNREADABLE)[-2:] == [
        "exit 2: nothing could be checked",
        "Not a pass: nothing could be judged.",
    ]


def test_an_error_without_a_place_is_still_an_error():
    assert lines(UNREADABLE)[2] == "error: nothing to check"


@pytest.mark.parametrize(
    ("given", "last"),
    [
        ({"judged": 0}, "Not a pass: nothing could be judged."),
        ({"judged": 0, "findings": (undetermined(),)}, "Not a pass: nothing could be judged."),
        ({}, "Not a pass: nobody has been asked yet."),
    ],
)
def test_silence_is_never_a_pass(given, last):
    assert lines(report(**given), quiet=True)[-1] == last


@pytest.mark.parametrize("basis", [Basis(declared=1), Basis(declined=1), Basis(pronouns=1)])
def test_a_run_that_rests_on_peoples_own_words_is_no_first_run(basis):
    shown = text(report(programmes=(summary(basis={"gender": basis}),)))
    assert "Not a pass" not in shown
    assert "Next:" not in shown


def test_without_a_gender_axis_nobody_is_missing():
    assert "Not a pass" not in text(report(programmes=(summary(basis={}),)))


def test_next_steps_of_a_first_run():
    found = (note(line=2), finding(verdict=Verdict.LIKELY, severity=Severity.WARNING))
    assert lines(report(findings=found))[-3:] == [
        "Next: panelcheck show speakers.csv   was it read correctly?",
        "      panelcheck init speakers.csv   writes panelcheck.yaml",
        "      panelcheck explain PC101       why it matters, what to do",
    ]


def test_next_steps_quote_a_path_for_the_shell():
    shown = lines(report(programmes=(summary(path="my speakers.csv"),)))
    assert shown[-2] == "Next: panelcheck show 'my speakers.csv'   was it read correctly?"


def test_standard_input_cannot_be_shown_again():
    assert "Next:" not in text(report(programmes=(summary(path="-"),)))


def test_private_answers_are_announced_even_quietly():
    private = report(programmes=(summary(private=Private.USED),))
    assert "Uses private answers: keep this off public logs." in lines(private, quiet=True)


def test_statistics_count_verdicts_by_rule_and_say_what_estimates_rest_on():
    found = (finding(), undetermined(), finding(suppressed="agreed"), note())
    given_report = report(findings=found, programmes=(summary(shares=replace(SHARES, table="")),))
    shown = lines(given_report, statistics=True, width=200)
    assert "Statistics: 4 findings; rules satisfied 3 times" in shown
    assert "  PC101 all-male-panel: 1 certain, 1 undetermined, 1 suppressed" in shown
    assert "  PC004 panel-without-roles: 1 certain" in shown
    assert (
        "  speakers.csv: estimates rest on 30 of 41 people, a share of women of 21-39 % as this event's"
        " names suggest it, and the names table of this version" in shown
    )


def test_two_programmes_each_have_their_counts():
    two = report(programmes=(summary(), summary(path="other.ics", record_word="events")))
    assert [line.split(":")[0] for line in lines(two) if " = " in line] == ["speakers.csv", "other.ics"]


@pytest.mark.parametrize(
    ("title", "carets"), [("未来のストレージ", 16), ("Café", 4), ("e\u0301te\u0301", 3), ("Ａ", 2)]
)
def test_carets_are_as_wide_as_the_title(title, carets):
    source = Source(PATH, f"{title}\n")
    found = finding(title=title, line=1)
    shown = lines(report(findings=(found,), sources={PATH: source}))
    assert shown[1:3] == [f"  1 | {title}", f"    | {'^' * carets}"]


@pytest.mark.parametrize("title", ["A very long title " * 8, "長い題名" * 30])
def test_a_title_too_long_for_the_terminal_is_cut_with_its_carets(title):
    source = Source(PATH, f"{title}\n")
    shown = lines(report(findings=(finding(title=title, line=1),), sources={PATH: source}), width=50)
    number = next(number for number, line in enumerate(shown) if line.startswith(f"  1 | {title[:10]}"))
    assert shown[number].endswith("...")
    assert display_width(shown[number]) in {49, 50}
    assert shown[number + 1] == f"    | {'^' * (display_width(shown[number]) - 6)}"


def test_a_narrow_terminal_still_shows_everything():
    found = (finding(message="from first names, very likely 4 panelists, all men"),)
    assert lines(report(findings=found), width=30)[:9] == [
        "speakers.csv:12:1: error PC101 all-male-panel:",
        "    from first names, very",
        "    likely 4 panelists, all",
        "    men",
        "  12 | Future of Storage",
        "     | ^^^^^^^^^^^^^^^^^",
        "  do   Open a seat from your",
        "       proposals, on equal",
        "       terms.",
    ]


def test_formats_are_found_and_helpers_are_none():
    assert {"json", "text"} <= set(formats())
    assert not any(name.startswith("_") for name in formats())


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="telegram"):
        render("telegram", report(), View())


def time_of(**changes):
    given = {
        "title": FUNDING, "location": Location(PATH, 27), "quality": "platform transcript", "planned": 60.0,
        "actual": 51.2, "people": 3, "stage": 40.0, "moderators": 6.0, "unattributed": 4.0,
    }  # fmt: skip
    return SessionTime(**{**given, **changes})


def test_planned_beside_actual_minutes():
    times = (
        time_of(),
        time_of(
            title="Tea", planned=None, actual=9.94, people=1, stage=9.0, moderators=0.0, unattributed=0.0
        ),
    )
    shown = text(report(programmes=(summary(times=times),)), width=200).splitlines()
    at = shown.index("Speaking time, planned and as transcribed:")
    assert shown[at + 1 : at + 3] == [
        (
            f"  {FUNDING}, platform transcript: planned 60 min, actual 51 min"
            " (3 people on stage 40 min, moderation 6.0 min, nobody known 8 %)"
        ),
        "  Tea, platform transcript: no planned length, actual 9.9 min (1 person on stage 9.0 min)",
    ]


def test_bars_where_the_terminal_has_room_for_them():
    shown = text(
        report(programmes=(summary(times=(time_of(actual=45.0),)),)), width=200, bars=12
    ).splitlines()
    at = shown.index("Speaking time, planned and as transcribed:")
    assert shown[at + 2 : at + 4] == [
        f"    planned {chr(0x2588) * 12} 60 min",
        f"    actual  {chr(0x2588) * 9} 45 min",
    ]


def test_no_more_than_ten_sessions_are_listed():
    shown = text(report(programmes=(summary(times=(time_of(planned=None),) * 12),)), width=200, bars=10)
    assert shown.count("    actual ") == 10
    assert "    planned" not in shown
    assert "  and 2 more sessions: see the JSON report" in shown
