import re
from html import unescape

import pytest
from hostile import TITLE, TITLES
from markdown_it import MarkdownIt
from reports import FIRST_RUN, HALF_DECLARED, finding, note, report, summary, undetermined

from panelcheck.errors import Location, UserError
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.reporters import View, render
from panelcheck.reporters._markdown import code, prose

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"<details><summary>", "</summary>", "</details>"}
MENTION = re.compile(r"(?<!\w)[@#!](?=\w)|GH-\d|https?:/|www\.\w|:\w+:")
ZERO_WIDTH = "\u200b"


def headline(**given):
    return render("markdown", report(**given), View()).splitlines()[0]


def tokens_of(text):
    for token in READER.parse(text):
        yield token
        yield from token.children or ()


def text_of(html):
    return unescape(re.sub("<[^>]*>", "", html)).replace(ZERO_WIDTH, "")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"findings": (finding(), finding(), finding(severity=Severity.WARNING))}, "2 errors, 1 warning"),
        ({"findings": (finding(severity=Severity.WARNING, verdict=Verdict.LIKELY),)}, "1 warning"),
        ({"findings": (undetermined(),), "programmes": HALF_DECLARED.programmes}, "1 not decided"),
        ({"findings": (finding(suppressed="so"),), "programmes": HALF_DECLARED.programmes}, "nothing found"),
        ({"errors": (UserError("no such file"),)}, "not everything could be checked"),
        ({}, "not a pass yet"),
        ({"programmes": HALF_DECLARED.programmes, "judged": 0}, "not a pass yet"),
    ],
)
def test_the_headline_never_sounds_better_than_the_report(given, told):
    assert headline(**given) == f"## panelcheck: {told}"


def test_the_gravest_findings_come_first_with_advice_once():
    found = (
        finding(severity=Severity.WARNING, verdict=Verdict.LIKELY, line=2),
        finding(line=12),
        finding(line=14, title="Closing"),
        note("PC004", line=12),
    )
    shown = render("markdown", report(findings=found), View(show=frozenset({"notes"})))
    start = shown.index("### Findings")
    assert shown[start:].split("\n\n")[1].splitlines() == [
        "- error `PC101` all-male-panel **Future of Storage** `speakers.csv:12`  ",
        "  4 panelists, all men",
        "  - *What to do:* Open a seat from your proposals, on equal terms.",
        "  - *What to say:* I'd gladly join a mixed panel. I can suggest people.",
        "  - also warning `PC101` all-male-panel **Future of Storage** `speakers.csv:2`  ",
        "    4 panelists, all men",
        "  - also note `PC004` panel-without-roles **Future of Storage** `speakers.csv:12`  ",
        "    roles are not marked",
        "- error `PC101` all-male-panel **Closing** `speakers.csv:14`  ",
        "  4 panelists, all men",
    ]


def test_what_the_text_report_hides_is_folded():
    shown = render("markdown", HALF_DECLARED, View())
    assert re.findall("<summary>(.*)</summary>", shown) == [
        "Not decided (1)", "Notes (2)", "Suppressed, with their reasons (1)", "What was read",
    ]  # fmt: skip
    assert "4 panelists, all men: a memorial session" in shown


def test_what_is_shown_is_not_folded_and_quiet_says_the_least():
    everything = frozenset({"notes", "undetermined", "suppressed"})
    shown = render("markdown", HALF_DECLARED, View(show=everything, statistics=True))
    assert re.findall("<summary>(.*)</summary>", shown) == ["Statistics", "What was read"]
    quiet = render("markdown", HALF_DECLARED, View(quiet=True))
    assert "<details>" not in quiet
    assert "Going well" not in quiet
    assert "exit 1: 2 errors gate" in quiet


def test_the_flags_that_list_more_are_of_no_use_here():
    assert "--show" not in render("markdown", HALF_DECLARED, View())


def test_what_could_not_be_read_comes_first():
    errors = (UserError("no such file", Location("gone.csv", 2, 3), "Check it."), UserError("nothing"))
    shown = render("markdown", report(errors=errors, exit_code=2), View())
    assert "- `gone.csv:2:3`: no such file  \n  *Hint:* Check it.\n\n- nothing\n" in shown


def test_next_steps_are_commands():
    shown = render("markdown", FIRST_RUN, View())
    assert shown.endswith(
        "Next:\n\n"
        "- `panelcheck show speakers.csv` was it read correctly?\n"
        "- `panelcheck init speakers.csv` writes panelcheck.yaml\n"
        "- `panelcheck explain PC101` why it matters, what to do\n"
    )


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_stays_words(title):
    found = finding(
        title=title, message=title, do=title, say={"watching": title}, name=title, code=title,
        subject=Subject("session", "k", title), location=Location(f"{title}.csv", 1, 1, 1, 2),
    )  # fmt: skip
    shown = render(
        "markdown",
        report(
            findings=(found, undetermined(title=title), finding(suppressed=title or "so", title=title)),
            going_well=(title,),
            programmes=(summary(path=f"{title}x", assumptions=(title,)),),
            errors=(UserError(title, Location(f"{title}.csv"), title),),
        ),
        View(statistics=True),
    )
    allowed = {"heading_open", "link_open", "image", "table_open", "s_open", "blockquote_open", "hr", "fence"}
    kinds = {token.type for token in tokens_of(shown)}
    assert kinds & allowed == {"heading_open"}
    headings = [token.content for token in READER.parse(shown) if token.type == "inline" and token.level == 1]
    assert [one for one in headings if one.startswith("panelcheck: ")] == headings[:1]
    for token in tokens_of(shown):
        if token.type.startswith("html"):
            parts = re.findall("<[^>]*>", token.content)
            assert {"".join(parts)} <= {"<details><summary></summary>", "</details>"}, token.content
        if token.type == "text":
            assert not MENTION.search(token.content), token.content


@pytest.mark.parametrize("title", [title for title in TITLES if title.strip()])
def test_a_hostile_title_is_shown_as_it_is(title):
    for written in (prose(title), f"**{prose(title)}**", code(title)):
        html = READER.render(f"- error {written} end")
        shown = text_of(html).strip().removeprefix("error ").removesuffix(" end")
        expected = re.sub("[\x00-\x1f\u202a-\u202e\u2066-\u2069]", "?", title.replace("\n", " "))
        assert shown.strip() == expected.strip()


def test_prose_at_the_start_of_a_line_opens_no_block():
    for text in ("# one", "- one", "+ one", "1. one", "12) one", "===", "---", "> one", "    one", "* one"):
        html = READER.render(f"Words\n{prose(text)}")
        assert html.startswith("<p>Words\n"), text
        assert text_of(html).strip() == f"Words\n{text.strip()}"
    assert prose("2027-03-04: 1-2") == "2027-03-04: 1-2"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("see https://example.org/a_b", "see <https://example.org/a_b>"),
        ("see https://example.org/a(b)", "see https:&#8203;//example.org/a(b)"),
        ("git+ssh://example.org", "git+ssh:&#8203;//example.org"),
        ("mailto:a@b.example", "mailto:&#8203;a@&#8203;b.example"),
        ("see www.example.org", "see www.&#8203;example.org"),
    ],
)
def test_only_a_rules_sources_are_links(text, written):
    assert prose(text, links=True) == written
    assert "<" not in prose(text)


def test_the_title_in_the_issue():
    assert prose(TITLE) == ",:% &quot;&lt;script&gt;\\|=cmd()"
