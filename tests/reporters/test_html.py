"""The page: what it says, that it is well formed, loads nothing and lets no text become markup."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
import reports
from html_reports import NASTY, meeting, pages
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.programme import Skip
from panelcheck.report import Basis, Case, Composition, Private, RuleInfo
from panelcheck.reporters import View, render

VOID = {"br", "meta"}
ELEMENTS = set(
    re.findall(
        r"\w+",
        """
        html head meta title style body a header p h1 h2 h3 div dl dt dd nav ul li main section article span
        strong small details summary q br table caption thead tbody tr th td figure figcaption svg rect line
        bdi footer
        """,
    )
)


class Page(HTMLParser):
    """A strict reading: every element is one of ours and is closed in its turn."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.texts, self.headings = [], [], [], [], []
        self.elements, self.attributes = set(), set()
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attributes}
        given = dict(attributes)
        assert len(given) == len(attributes)
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a":
            self.links.append(given)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", "".join(self.texts))


def shown(**given):
    return Page(render("html", reports.report(**given), View()))


@pytest.fixture(scope="module")
def rendered():
    return pages()


@pytest.mark.parametrize("name", ["meeting", "first-run", "half-declared", "unreadable"])
def test_the_page(name, rendered, golden):
    golden(f"html/{name}.html", rendered[name])


@pytest.mark.parametrize("name", ["meeting", "first-run", "half-declared", "unreadable", "nasty"])
def test_it_is_well_formed_and_loads_nothing(name, rendered):
    text = rendered[name]
    page = Page(text)
    assert page.elements <= ELEMENTS
    assert not [name for name in page.attributes if name.startswith("on") or name in {"src", "style"}]
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        if link["href"].startswith("#"):
            assert link["href"][1:] in page.ids
        else:
            assert link["href"].startswith(("https://", "http://"))
            assert "noreferrer" in link["rel"]
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    for before, after in zip(page.headings, page.headings[1:], strict=False):
        assert after <= before + 1
    style = re.search("<style>(.*)</style>", text, re.DOTALL)[1]
    assert not re.search(r"url\(|@import", style)
    assert b64encode(sha256(style.encode()).digest()).decode() in text


def test_a_text_of_a_programme_stays_a_text(rendered):
    text = rendered["nasty"]
    assert "<script" not in text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    told = NASTY.translate(str.maketrans("\n\u202e\u202c\x1b\x00", " ????"))
    assert re.sub(r"\s+", " ", told) in Page(text).text


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_survives(text):
    page = shown(findings=(reports.finding(title=text, message=text, do=text),), going_well=(text,))
    assert page.elements <= ELEMENTS


def test_only_web_addresses_become_links():
    rule = RuleInfo(
        code="PC101",
        name="all-male-panel",
        severity=Severity.ERROR,
        why="Because.",
        sources=(
            "A study: https://example.org/a?b=1&c=2.",
            "javascript:alert(1)",
            "https://example.net/\"y' z",
        ),
    )
    page = shown(findings=(reports.finding(),), rules=(rule,))
    outside = [link["href"] for link in page.links if not link["href"].startswith("#")]
    assert outside == ["https://example.org/a?b=1&c=2", "https://example.net/"]


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        ({"findings": (reports.finding(),)}, "1 error"),
        ({"findings": (reports.finding(), reports.finding(severity=Severity.WARNING))},
         "1 error and 1 warning"),
        ({"findings": (reports.undetermined(),)}, "No error and no warning, so far"),
        ({"findings": (reports.note(),)}, "No error and no warning"),
        ({"judged": 0}, "Nothing could be judged"),
        ({"programmes": ()}, "Nothing could be checked"),
    ],
)  # fmt: skip
def test_the_headline(given, headline):
    text = shown(**given).text
    assert re.search(rf"(Example Days|Programme){headline}(?!, | and )", text), text[:300]


def test_a_silence_is_no_pass():
    assert "Not a pass: nobody has been asked yet." in shown().text
    assert "Not a pass: nothing could be judged." in shown(judged=0).text
    asked = reports.summary(basis={"gender": Basis(declared=41)})
    assert "Not a pass" not in shown(programmes=(asked,)).text


def test_private_answers_are_told():
    private = reports.summary(private=Private.USED)
    assert "This page rests on private answers." in shown(programmes=(private,)).text
    assert "private answers" not in shown().text


def test_what_gates_is_marked():
    error, warning = reports.finding(), reports.finding(line=27, title="Other", severity=Severity.WARNING)
    text = shown(findings=(error, warning), gated=(error,)).text
    assert text.count("all-male-panel fails the check") == 1
    assert "1 finding fails the check (exit code 1)." in text


def test_advice_stands_where_a_rule_speaks_first():
    first, second = reports.finding(), reports.finding(line=27, title="Other")
    page = shown(findings=(first, second))
    assert page.text.count("Open a seat from your proposals") == 1
    assert "as above, under PC101, Future of Storage" in page.text
    assert {"href": "#PC101"} in page.links


def case(code, verdict, finding=None, reason=""):
    return Case(
        path="p", code=code, name="rule", subject=Subject("event", "", ""), verdict=verdict,
        finding=finding, reason=reason,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cases", "result", "met"),
    [
        ([("satisfied", None, "")], "holds", "1 of 1"),
        ([("satisfied", None, "names suggest it")], "holds, as far as first names", "0 of 1"),
        ([("satisfied", None, ""), ("undetermined", reports.undetermined(), "")], "cannot be told", "0 of 1"),
        ([("certain", reports.finding(), ""), ("satisfied", None, "")], "broken", "0 of 1"),
        ([("likely", reports.finding(), "")], "very likely broken", "0 of 1"),
        ([("certain", reports.finding(suppressed="why"), "")], "set aside", "0 of 1"),
        ([("not-applicable", None, "no times")] * 2, "not asked (2 times)", None),
        ([("certain", reports.note(), "")], "noted", None),
    ],
)
def test_what_became_of_a_rule(cases, result, met):
    rule = RuleInfo(code="PC101", name="rule", severity=Severity.ERROR, pack="core")
    told = [case("PC101", Verdict(verdict), finding, reason) for verdict, finding, reason in cases]
    text = shown(rules=(rule,), cases=tuple(told)).text
    pack = f"Pack core: {met} rules that were asked are met" if met else "Pack core"
    assert f"{pack}RuleResultPC101 rule{result}" in text


def test_long_lists_are_cut_and_say_so():
    many = tuple(reports.note(line=line, title=f"Session {line}") for line in range(1, 301))
    text = shown(findings=many).text
    assert "300 places" in text
    assert "And 100 more; the text and JSON reports list them all." in text
    assert "Session 201" not in text


def test_what_was_left_out_is_counted_by_reason():
    skips = tuple(Skip("break", "nobody speaks in it", Location("p", line)) for line in (1, 2))
    text = shown(programmes=(reports.summary(skipped=skips),)).text
    assert "Left out, by reason (2)" in text
    assert "breaknobody speaks in it2" in text


def composition(**given):
    values = {"each": "track", "key": "a", "title": "storage", "people": 20, "sessions": 5}
    return Composition(**(values | given))


def on_stage(*groups):
    return shown(programmes=(reports.summary(compositions=lambda: groups),))


def test_a_group_is_told_in_numbers():
    group = composition(declared={"woman": (4, 9)}, likely={"woman": (5, 7)}, open_seats=1, minutes=310.0)
    text = on_stage(group).text
    assert "By trackwomen among those on stage" in text
    assert "Storage20 people, 1 open seat, 5 sessions, 310 planned minutes4 to 9 of 21likely 5 to 7" in text


def test_a_group_that_is_withheld_says_so():
    known = composition(declared={"woman": (0, 0)})
    text = on_stage(known, composition(title="tiny", people=2, withheld=True)).text
    assert "0 of 20" in text
    assert "not shown: that would point at a few people" in text
    alone = on_stage(composition(people=2, withheld=True)).text
    assert "1 group not shown" in alone
    event = on_stage(composition(each="event", people=2, withheld=True)).text
    assert "not shown" in event


def test_the_event_shows_every_category_or_says_why_not():
    declared = {"woman": (4, 9), "man": (8, 12), "nonbinary": (3, 6)}
    text = on_stage(composition(each="event", declared=declared, minutes=400, women_minutes=(0.2, 0.45))).text
    assert "Women4 to 9 of 20Men8 to 12 of 20Non-binary people3 to 6 of 20" in text
    assert "Planned minutes of womenof 400 minutes20 to 45 %in steps of 5 %" in text
    alone = on_stage(composition(each="event", declared={"woman": (4, 9)})).text
    assert "Men and others not shown: that would point at a few people." in alone


def test_days_stand_in_the_order_of_time():
    days = ("2027-03-05", "2027-03-04")
    text = on_stage(
        *(composition(each="day", key=day, title=day, declared={"woman": (1, 1)}) for day in days)
    )
    assert text.text.index("Thursday 4 March 2027") < text.text.index("Friday 5 March 2027")
    named = on_stage(
        *(
            composition(each="day", key=day, title=day, declared={"woman": (1, 1)})
            for day in ("Zweiter Tag", "Erster Tag")
        )
    )
    assert named.text.index("Zweiter Tag") < named.text.index("Erster Tag")


def test_green_is_for_what_people_said_themselves():
    """No calm colour where a quiet run rests on estimates, on silence or on what could not be read."""
    asked = reports.summary(basis={"gender": Basis(declared=41)})
    guess = case("PC101", Verdict.SATISFIED, reason="names suggest it")
    for values, tone in (
        ({"programmes": (asked,)}, "calm"),
        ({"programmes": (asked,), "cases": (guess,)}, "open"),
        ({"programmes": (asked,), "findings": (reports.undetermined(),)}, "open"),
        ({}, "open"),
        ({"programmes": ()}, "open"),
    ):
        assert f'class="verdict {tone}"' in render("html", reports.report(**values), View())


def test_two_programmes_stand_apart():
    summary = reports.summary(basis={"gender": Basis(declared=41)})
    text = shown(programmes=(summary, replace(summary, event="Other Days"))).text
    assert "2 programmes" in text
    assert "Other Days41 of 41" in text


def test_a_thousand_sessions_stay_small():
    findings = []
    for line in range(1, 1001):
        title = f"Session {line} with a title of the usual length"
        findings += [reports.finding(line=line, title=title), reports.note(line=line, title=title)]
        findings.append(reports.undetermined(code="PC108", line=line, title=title))
    text = render("html", reports.report(findings=tuple(findings)), View())
    assert text.count("<article") == 1000
    assert len(text.encode()) < 1_000_000


def test_the_meeting_shows_no_name():
    text = render("html", meeting(), View())
    assert "Future of Storage" in text
    for name in ("Solheim", "Lindqvist", "Adeyemi", "Okafor", "Ingrid", "Tobias"):
        assert name not in text
