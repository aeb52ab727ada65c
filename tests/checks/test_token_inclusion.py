"""Patterns that a head count misses: when they speak, what they rest on, and that they name nobody."""

import json

import pytest

from panelcheck import checks, readers
from panelcheck.checks import broken, satisfied, undetermined
from panelcheck.finding import Subject, Verdict
from panelcheck.identity import identify
from panelcheck.judging import Outcome, adjusted
from panelcheck.lineup import Event, TopicWords, line_ups_of
from panelcheck.lint import lint
from panelcheck.packs import find_rule, load_packs
from panelcheck.reading import Options
from panelcheck.source import Source

HEADER = "session,kind,tags,track,name,role,gender\n"


def talks(women, men, *, session="Talk", kind="talk", tags="", track=""):
    """Rows of one session; everyone has one seat, and no name is in any table."""
    rows = []
    for place in range(women + men):
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{place:02}")
        gender = "woman" if place < women else "man"
        rows.append(f"{session},{kind},{tags},{track},Zyx Q{letters}{session.lower()},speaker,{gender}\n")
    return "".join(rows)


def judge(code, rows, topics=(), **options):
    rule = find_rule(code)
    if options:
        (rule,) = (one for one in load_packs([rule.pack], overrides={code: options}) if one.code == code)
    programme = readers.read(Source("programme.csv", HEADER + rows), readers.Words())
    event = Event(programme, identify(programme), topics=TopicWords(topics))
    return [one for line_up in line_ups_of(event, rule.line_up) for one in rule.check.judge(line_up)]


def only(code, rows, topics=(), **options):
    (judgement,) = judge(code, rows, topics, **options)
    return judgement


KEYNOTES = talks(0, 8, session="Plenary", kind="keynote") + talks(16, 24)
TAGGED = talks(8, 12) + talks(8, 12, session="Tagged", tags="diversity")


def test_the_numbers_of_a_pattern():
    found = only("PC205", KEYNOTES)
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.027874, abs=5e-7))
    assert found.evidence == {"members": "women", "holders": 8, "people": 16}
    assert (found.subject.each, found.subject.key) == ("event", "woman")
    assert found.location is None


def test_a_few_people_by_the_reference():
    """Five of twelve seats are one person's: 0.416667, and 4.235294 people with as many seats each."""
    rows = "".join(
        f"Talk {place},talk,,,Zyx Q{'abcdefg'[person]},speaker,woman\n"
        for person, seats in enumerate([5, 2, 1, 1, 1, 1, 1])
        for place in range(seats)
    )
    found = only("PC203", rows + talks(0, 30, session="Men"))
    assert found.evidence == {"members": "women", "people": 7, "seats": 12, "top": 5, "effective": 4.2}
    assert found.verdict is Verdict.CERTAIN
    # The one with five and the one with two, of seven of 37 people.
    assert found.test.p == pytest.approx(7 * 6 / (37 * 36), abs=1e-9)


def test_each_watched_category_is_asked_and_those_without_people_keep_still():
    rows = talks(0, 10, session="Plenary", kind="keynote") + talks(24, 24)
    both = rows.replace(",woman\n", ",non-binary\n", 12)
    assert [one.evidence["members"] for one in judge("PC205", both)] == ["women", "non-binary people"]
    assert [one.evidence["members"] for one in judge("PC205", rows)] == ["women"]


def test_without_any_category_named_those_the_config_watches_are_looked_at():
    found = judge("PC205", KEYNOTES, categories=[])
    assert [one.evidence["members"] for one in found] == ["women"]


def silenced(rows, number):
    """Take the answers of the last people away."""
    lines = rows.splitlines(keepends=True)
    return "".join([*lines[:-number], *(line[: line.rindex(",") + 1] + "\n" for line in lines[-number:])])


def test_four_in_five_seats_must_be_told_of():
    rows = talks(0, 8, session="Plenary", kind="keynote") + talks(8, 24)
    assert only("PC205", silenced(rows, 8)).verdict is Verdict.CERTAIN
    found = only("PC205", silenced(rows, 9))
    assert (found.verdict, found.reason) == (Verdict.UNDETERMINED, "known of only 31 of 40 seats")


def test_with_little_known_what_holds_both_ways_is_told():
    found = only("PC205", silenced(KEYNOTES, 20))
    assert (found.verdict, found.test.p) == (Verdict.CERTAIN, pytest.approx(0.027874, abs=5e-7))


def test_topics_are_those_of_the_config_and_those_known():
    rows = talks(9, 6, session="One", tags="Mut zur Lücke") + talks(3, 30, session="Two")
    assert only("PC204", rows).reason == "no session is tagged with a diversity topic"
    found = only("PC204", rows, topics=("mut zur lucke",))
    assert (found.verdict, found.evidence["tag"]) == (Verdict.CERTAIN, "'Mut zur Lücke'")
    assert found.evidence["inside"] == 60
    assert found.evidence["outside"] == 9
    assert only("PC204", rows.replace("Mut zur Lücke", "Gleichstellung")).verdict is Verdict.CERTAIN


def test_labels_may_be_shuffled_within_a_track_alone():
    soft = talks(9, 1, session="One", tags="diversity", track="People")
    rows = soft + talks(3, 40, session="Two", track="Systems")
    assert only("PC204", rows).verdict is Verdict.CERTAIN
    assert only("PC204", rows, within="track").reason == "too few to tell this from chance"


def test_strata_may_be_an_axis():
    assert only("PC205", KEYNOTES, within="career-stage").verdict is Verdict.CERTAIN
    rows = talks(9, 6, session="One", tags="diversity") + talks(3, 30, session="Two")
    assert only("PC204", rows, within="career-stage").verdict is Verdict.CERTAIN


def outcome(p=None, *, speaks=True, least=0.0, max_q=0.1):
    evidence = {"members": "women"}
    test = None if p is None else checks.Test(p, max_q, least)
    judgement = broken(evidence, test=test) if speaks else satisfied(evidence, test)
    return Outcome("event.csv", find_rule("PC205"), judgement, Subject("event", "", ""))


def test_the_more_is_asked_the_more_it_takes_to_be_told():
    def verdicts(*outcomes):
        return [(one.judgement.verdict.value, one.judgement.evidence.get("q")) for one in adjusted(outcomes)]

    assert verdicts(outcome(0.08)) == [("certain", 0.08)]
    assert verdicts(outcome(0.08), outcome(1.0, speaks=False)) == [("satisfied", 0.16), ("satisfied", 1.0)]
    assert verdicts(outcome(0.08), outcome(0.1)) == [("certain", 0.1), ("certain", 0.1)]
    assert verdicts(outcome(), outcome(0.2, speaks=False)) == [("certain", None), ("satisfied", 0.2)]


def test_what_could_not_be_told_beside_so_many_counts_for_nothing_and_is_no_pass():
    cannot, can = outcome(0.09, least=0.06), outcome(0.08, least=0.001)
    told = list(adjusted([cannot, can, outcome(0.5, speaks=False, least=0.2)]))
    assert [one.judgement.verdict.value for one in told] == ["not-applicable", "certain", "not-applicable"]
    assert told[1].judgement.evidence["q"] == 0.08
    assert told[0].judgement.reason == "too few to tell this from chance among 3 tests"
    assert (told[0].finding, told[0].gates) == (None, False)


def test_a_strict_rule_keeps_no_other_from_being_asked():
    lenient, strict = outcome(0.06, least=0.04), outcome(0.01, least=0.01, max_q=0.05)
    assert [one.judgement.verdict.value for one in adjusted([lenient, strict])] == ["certain", "certain"]


def test_what_is_not_known_stays_so_where_it_could_not_be_told():
    doubt = undetermined({}, "not known", checks.Test(1.0, 0.1, 1.0))
    unknown = Outcome("event.csv", find_rule("PC205"), doubt, Subject("event", "", ""))
    told, _ = adjusted([unknown, outcome(0.05)])
    assert (told.judgement.verdict, told.judgement.evidence) == (Verdict.UNDETERMINED, {"p": 1.0})


@pytest.fixture
def report(tmp_path):
    def run(rows, **overrides):
        path = tmp_path / "programme.csv"
        path.write_text(HEADER + rows, encoding="utf-8")
        return lint([str(path)], Options(overrides=overrides))

    return run


def test_a_finding_marks_the_event_and_holds_its_p_and_q(report):
    rows = talks(0, 8, session="Plenary", kind="keynote") + TAGGED
    (finding,) = (one for one in report(rows).findings if one.code == "PC205")
    assert finding.message == "8 keynote speakers, none of them among the 16 women who speak"
    assert (finding.location.line, finding.location.end_line, finding.severity) == (1, 0, "warning")
    assert (finding.evidence["p"], finding.evidence["q"]) == (0.027874, 0.055748)


def test_what_chance_may_have_done_is_not_a_finding_and_not_lost(report):
    keynotes = talks(0, 6, session="Plenary", kind="keynote")
    rows = keynotes + talks(16, 24)
    assert [one.code for one in report(rows, select=("PC205",)).findings] == ["PC205"]
    beside_what_cannot_speak = report(rows, select=("PC203", "PC205"))
    assert [one.evidence["q"] for one in beside_what_cannot_speak.findings] == [0.063391]
    with_another = report(keynotes + TAGGED, select=("PC204", "PC205"))
    assert (with_another.findings, with_another.satisfied) == ((), 1)
    assert [one.reason for one in with_another.silences] == ["too few to tell this from chance among 2 tests"]


PRIVATE = """\
session,kind,tags,track,name,role
Storage,panel,,,Ann Qone,panelist
Storage,panel,,,Ben Qtwo,panelist
Storage,panel,,,Cem Qthree,panelist
Storage,panel,,,Dov Qfour,panelist
Storage,panel,,,Eve Qfive,moderator
"""


def test_no_message_names_anyone_nor_marks_a_seat(tmp_path):
    path, answers = tmp_path / "programme.csv", tmp_path / "answers.csv"
    path.write_text(PRIVATE, encoding="utf-8")
    genders = ["nonbinary", "man", "man", "man", "woman"]
    names = ["Ann Qone", "Ben Qtwo", "Cem Qthree", "Dov Qfour", "Eve Qfive"]
    rows = (f"{name},{gender}\n" for name, gender in zip(names, genders, strict=True))
    answers.write_text("name,gender\n" + "".join(rows), encoding="utf-8")
    found = lint([str(path)], Options(overrides={"declarations": (str(answers),)})).findings
    told = {one.code: one for one in found if one.code.startswith("PC2")}
    assert told["PC201"].message == "4 panelists, 1 of them the only one of their gender"
    assert told["PC202"].message == "a woman moderates; none is a panelist"
    for finding in told.values():
        assert (finding.location.line, finding.location.column) == (2, 1)
        shown = json.dumps([finding.message, dict(finding.evidence)])
        assert not any(word in shown for word in (*names, "nonbinary"))


def test_of_a_small_group_no_more_is_said_than_that_it_is_watched():
    rows = talks(0, 3, session="S", kind="panel") + "S,panel,,,Zed Zyx,moderator,non-binary\n"
    found = only("PC202", rows)
    assert found.evidence == {"people": 3, "member": "someone of a watched group"}
