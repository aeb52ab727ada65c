"""Minutes, planned and heard: the numbers in the evidence, and what is said of them."""

from pathlib import Path

import pytest

from panelcheck.finding import Severity, Verdict
from panelcheck.lineup.casts import Part, Sums, casts
from panelcheck.lint import lint
from panelcheck.reading import Options

ROOT = Path(__file__).parents[2]
PEOPLE = {"Artur Lind": "man", "Bo Ek": "man", "Cai Ng": "man", "Dora Oz": "woman"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def programme(folder, rows, header="session,kind,start,end,name,role,gender"):
    (folder / "event.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def panel(title="Tea", people=PEOPLE, start="10:00", end="11:00"):
    return [f"{title},panel,2027-03-01 {start},2027-03-01 {end},{name},panelist,{gender}"
            for name, gender in people.items()]  # fmt: skip


def rttm(folder, name, **said):
    """Write minutes said one after the other."""
    at, lines = 0.0, []
    for label, minutes in said.items():
        lines.append(f"SPEAKER x 1 {at} {minutes * 60} <NA> <NA> {label.replace(' ', '_')} <NA> <NA>")
        at += minutes * 60
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def run(folder, *codes, config=""):
    (folder / "panelcheck.yaml").write_text(config, encoding="utf-8")
    report = lint(["event.csv"], Options(overrides={"select": codes} if codes else {}))
    assert not report.errors, report.errors
    return report


def only(report):
    (finding,) = report.findings
    return finding


TALKS = [
    f"Talk {number},talk,2027-03-01 1{number}:00,2027-03-01 1{number}:{minutes},{name},speaker,{gender}"
    for number, (minutes, name, gender) in enumerate(
        [
            ("14", "Artur Lind", "man"),
            ("12", "Bo Ek", "man"),
            ("10", "Cai Ng", "man"),
            ("04", "Dora Oz", "woman"),
        ]
    )
]


def test_planned_time_parity_in_numbers(folder):
    programme(folder, TALKS)
    finding = only(run(folder, "PC301"))
    assert finding.evidence == {
        "group": "women", "people": 4, "minutes": 40.0, "bounds": [0.4, 0.4], "head_share": 0.25,
        "minutes_share": 0.1, "time_parity": 0.4,
    }  # fmt: skip
    assert finding.message == ("women are 25 % of 4 people on stage, and have 10 % of the planned minutes")
    assert (finding.severity, finding.verdict) == (Severity.WARNING, Verdict.CERTAIN)
    assert str(finding.location) == "event.csv:1:1"


def test_minutes_set_aside_belong_to_nobody(folder):
    rows = [*panel(), "Close,talk,2027-03-01 12:00,2027-03-01 12:10,Dora Oz,speaker,woman"]
    programme(folder, rows)
    (finding,) = run(folder, "PC301", config="rules: {PC301: {below: 2}}").findings
    assert finding.evidence["minutes"] == 70
    aside = "speaking-time: {fixed-minutes: {panel: 5}, question-minutes: {panel: 15}}"
    config = f"rules: {{PC301: {{below: 2}}}}\n{aside}"
    finding = only(run(folder, "PC301", config=config))
    assert finding.evidence["minutes"] == 50
    assert finding.evidence["minutes_share"] == 0.4


def test_more_set_aside_than_there_is_leaves_no_plan(folder):
    programme(folder, panel())
    report = run(folder, "PC301", config="speaking-time: {question-minutes: {panel: 60}}")
    assert [(silence.code, silence.reason) for silence in report.silences] == [("PC301", "no times")]


def test_minutes_of_ones_own_win(folder):
    rows = [row + (",6" if "Dora" in row else ",") for row in panel()]
    programme(folder, rows, "session,kind,start,end,name,role,gender,speaking minutes")
    finding = only(run(folder, "PC301"))
    assert finding.evidence["minutes"] == 60
    assert finding.evidence["minutes_share"] == 0.1


@pytest.mark.parametrize("slot", [("11:00", "10:00"), ("", ""), ("10:00", "10:00")])
def test_a_time_that_is_missing_or_cannot_be_is_no_minutes(folder, slot):
    programme(folder, [row.replace("10:00", slot[0]).replace("11:00", slot[1]) if all(slot) else
                       row.replace("2027-03-01 10:00,2027-03-01 11:00", ",") for row in panel()])  # fmt: skip
    report = run(folder, "PC301", "PC302")
    assert not report.findings
    assert {silence.reason for silence in report.silences} == {"no times", "too few people"}


SAID = {"Artur Lind": 14, "Bo Ek": 12, "Cai Ng": 10, "Dora Oz": 4}
TRANSCRIPT = "transcripts: {Tea: tea.rttm}"


def test_session_time_parity_in_numbers(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **SAID)
    finding = only(run(folder, "PC304", config=TRANSCRIPT))
    assert finding.evidence == {
        "group": "women", "people": 4, "minutes": 40.0, "bounds": [0.4, 0.4], "head_share": 0.25,
        "minutes_share": 0.1, "time_parity": 0.4,
    }  # fmt: skip
    assert finding.message == "women: 25 % of 4 panelists, 10 % of their talk"
    assert finding.severity is Severity.WARNING
    assert str(finding.location) == "event.csv:2:1"


def test_a_smaller_gap_in_one_session_is_a_note(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **{**SAID, "Dora Oz": 7})
    assert only(run(folder, "PC304", config=TRANSCRIPT)).severity is Severity.NOTE


def test_the_gravest_of_several_groups_is_told(folder):
    people = {**PEOPLE, "Cai Ng": "non-binary"}
    programme(folder, panel(people=people))
    rttm(folder, "tea.rttm", **{**SAID, "Cai Ng": 1, "Dora Oz": 7})
    finding = only(run(folder, "PC304", config=TRANSCRIPT))
    assert (finding.evidence["group"], finding.severity) == ("non-binary people", Severity.WARNING)


def test_talk_of_nobody_known_widens_the_bounds(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **SAID, Guest=4)
    finding = only(run(folder, "PC304", config=TRANSCRIPT))
    assert finding.verdict is Verdict.CERTAIN
    assert finding.evidence["bounds"] == [round(4 / 44 * 4, 4), round(8 / 44 * 4, 4)]


def test_too_much_of_it_leaves_the_session_open_unless_configured(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **SAID, Guest=6)
    finding = only(run(folder, "PC304", config=TRANSCRIPT))
    assert finding.message == "cannot be told: whose voice it is is not known for 13 % of the talk"
    configured = f"{TRANSCRIPT}\nrules: {{PC304: {{max-unattributed: 0.2, below: 0.9}}}}"
    assert only(run(folder, "PC304", config=configured)).verdict is Verdict.CERTAIN
    as_guest = f"{TRANSCRIPT}\nspeaking-time: {{aliases: {{Guest: }}}}"
    assert only(run(folder, "PC304", config=as_guest)).evidence["minutes"] == 40


def test_one_voice_names_nobody(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **{**SAID, "Artur Lind": 60})
    report = run(folder, "PC303", config=TRANSCRIPT)
    finding = only(report)
    assert finding.message == "one of 4 panelists had 70 % of the panelists' talk"
    assert "Artur" not in repr(report)


def test_the_moderation_is_reported_apart(folder):
    rows = [*panel(), "Tea,panel,2027-03-01 10:00,2027-03-01 11:00,Mo Ax,moderator,"]
    programme(folder, rows)
    rttm(folder, "tea.rttm", **SAID, Mo_Ax=20)
    report = run(folder, "PC304", "PC307", config=TRANSCRIPT)
    parity, moderation = sorted(report.findings, key=lambda finding: finding.code)
    assert parity.evidence["minutes"] == 40
    assert moderation.message == "the moderation had 33 % of the talk, more than any of 4 panelists"
    (time,) = report.programmes[0].times
    assert (time.planned, time.actual, time.stage, time.moderators) == (60, 60, 40, 20)


def test_an_overrun(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **{**SAID, "Artur Lind": 44})
    finding = only(run(folder, "PC306", config=f"{TRANSCRIPT}\nextends: preview"))
    assert finding.message == "planned for 60 minutes, took 70"


def three_panels(folder, last, **others):
    names = iter(f"{letter}{letter.lower()}" for letter in "ABCDEFGHIJKL")
    rows, config = [], []
    for number, said in enumerate([[14, 12, 10, 4], [15, 11, 12, 5], last]):
        people = {f"{next(names)} Person": gender for gender in ("man", "man", "man", "woman")}
        rows += panel(f"Panel {number}", people, f"1{number}:00", f"1{number}:50")
        rttm(folder, f"{number}.rttm", **dict(zip(people, said, strict=True)), **others)
        config.append(f"Panel {number}: {number}.rttm")
    programme(folder, rows)
    return f"transcripts: {{{', '.join(config)}}}"


def test_event_time_parity_in_numbers(folder):
    config = three_panels(folder, [13, 12, 12, 6])
    finding = only(run(folder, "PC305", config=config))
    assert finding.evidence["p"] == pytest.approx(1 / 64, abs=1e-9)
    assert finding.evidence["ratio"] == round(15 / (40 / 4 + 43 / 4 + 43 / 4), 4)
    assert (finding.evidence["people"], finding.evidence["head_share"]) == (12, 0.25)
    assert finding.severity is Severity.WARNING


def test_what_nobody_known_said_may_have_been_the_members(folder):
    config = three_panels(folder, [13, 12, 12, 6], Guest=4)
    finding = only(run(folder, "PC305", config=config))
    assert finding.verdict is Verdict.CERTAIN, "15 minutes and 12 more are 78 % of an even part"
    finding = only(run(folder, "PC305", config=f"{config}\nrules: {{PC305: {{at-most: 0.7}}}}"))
    assert finding.message == "cannot be told: whose voice it is is not known for 9 % of the talk"


def test_whoever_has_not_said_is_once_among_the_members_and_once_not():
    people = [Part("a", 10, 1, 20, ""), Part("b", 30, 3, 20, ""), Part("c", 5, 2, 20, "")]
    apart = [
        (Sums(10, 1, 20, 1), Sums(35, 5, 40, 2), set()),
        (Sums(40, 4, 40, 2), Sums(5, 2, 20, 1), {1}),
    ]
    found = casts(people, [True, None, False])
    assert [(one.members, one.others, set(one.guessed)) for one in found] == apart * 2
    assert list(casts(people, [True, True, True])) == []


def test_a_gap_that_chance_explains_is_none(folder):
    report = run(folder, "PC305", config=three_panels(folder, [9, 11, 12, 15]))
    assert not report.findings
    assert report.satisfied == 1


def test_people_of_whom_nothing_is_declared_leave_everything_open(folder):
    programme(folder, panel(people=dict.fromkeys(PEOPLE, "")))
    rttm(folder, "tea.rttm", **SAID)
    report = run(folder, "PC301", "PC304", config=TRANSCRIPT)
    assert {finding.verdict for finding in report.findings} == {Verdict.UNDETERMINED}
    assert only(run(folder, "PC304", config=TRANSCRIPT)).message == "cannot be told: not known of 4 of 4"


def test_a_voice_that_fits_nobody(folder):
    programme(folder, panel())
    rttm(folder, "tea.rttm", **SAID, Atur_Lindt=1, Guest=1)
    first, second = run(folder, "PC008", config=TRANSCRIPT).findings
    assert (str(first.location), first.message) == (
        "tea.rttm:5:33", "'Atur_Lindt' fits nobody in this session; closest: Artur Lind",
    )  # fmt: skip
    assert second.message == "'Guest' fits nobody in this session"
    assert first.fingerprint != second.fingerprint


def test_a_list_without_sessions_has_no_minutes_however_long_it_is(tmp_path):
    path = tmp_path / "speakers.csv"
    path.write_text("name\n" + "".join(f"Ada Quill{letter}\n" for letter in "abcdefghij"), encoding="utf-8")
    silences = {one.code: one.reason for one in lint([str(path)], Options()).silences}
    assert silences["PC301"] == silences["PC302"] == "no sessions are given"
