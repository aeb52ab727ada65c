"""The surveys: what is asked, in every format, and what never is."""

import csv
import io
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from asking_runner import run

from panelcheck.asking.languages import languages
from panelcheck.asking.survey import survey
from panelcheck.identity import DEFAULT
from panelcheck.identity.vocabulary import Answer

CONFIG = """\
owner: Robin Vance <robin@summit.example>
review-by: 2199-09-01
axes:
  career_stage:
    categories:
      early: [junior]
      mid career: []
  country: {}
  gender:
    categories:
      agender: []
"""
FORMATS = ("markdown", "csv", "html")
ENDINGS = {"markdown": "md", "csv": "csv", "html": "html"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("survey", ["survey", "after", "configured"])
def test_the_forms(folder, golden, format_name, survey):
    if survey == "configured":
        (folder / "panelcheck.yaml").write_text(CONFIG, encoding="utf-8")
    after = ["--after"] if survey == "after" else []
    code, out, err = run("declarations", "form", "--format", format_name, *after)
    assert code == 0
    assert err == (
        ""
        if survey == "configured"
        else "Fill in what stands in [brackets], or say it in panelcheck.yaml: owner: NAME <E-MAIL>\n"
    )
    golden(f"asking/{survey}.{ENDINGS[format_name]}", out)


OTHERS = [language for language in languages() if language != "en"]


@pytest.mark.parametrize("survey", ["survey", "after"])
@pytest.mark.parametrize("language", OTHERS)
def test_the_surveys_in_other_languages(folder, golden, survey, language):
    after = ["--after"] if survey == "after" else []
    code, out, _ = run("declarations", "form", "--language", language, *after)
    assert code == 0
    golden(f"asking/{survey}.{language}.md", out)
    page = run("declarations", "form", "--language", language, "--format", "html", *after)[1]
    assert f'<html lang="{language}">' in page
    assert "The questions" not in page


@pytest.mark.parametrize("name", ["survey", "after"])
@pytest.mark.parametrize("language", OTHERS)
def test_every_language_asks_and_promises_the_same(name, language):
    axes = {"stage": ("early", "late"), "hometown": ()}
    english, other = (survey(name, axes=axes, owner="Robin", review_by="2199-01-01", language=one)
                      for one in ("en", language))  # fmt: skip
    assert len(other.about) == len(english.about)
    for theirs, ours in zip(other.about, english.about, strict=True):
        assert ("Robin" in theirs[1]) == ("Robin" in ours[1])
        assert re.findall(r"\d+", theirs[1]) == re.findall(r"\d+", ours[1])
    assert [shape(one) for one in other.questions] == [shape(one) for one in english.questions]
    assert other.language == language
    assert other.edition == f"{name}-{language}@{english.version}"


def shape(question):
    return (
        question.id, question.axis, len(question.choices), question.purposes, question.several,
        bool(question.own_words), bool(question.help), question.long, question.autocomplete,
    )  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_what_a_survey_offers_is_understood(language):
    asked = survey("survey", axes={"stage": ("early",)}, language=language)
    gender = next(one for one in asked.questions if one.axis == "gender")
    meant = [DEFAULT["gender"].read(choice) for choice in gender.choices]
    assert [sorted(one.categories) for one in meant] == [["woman"], ["man"], ["nonbinary"], []]
    assert meant[-1].answer is Answer.DECLINED
    assert all(DEFAULT["gender"].read(one.choices[-1]).answer is Answer.DECLINED
               for one in asked.questions if one.axis)  # fmt: skip


@pytest.mark.parametrize("mark", [";", ", "])
@pytest.mark.parametrize("language", languages())
def test_a_survey_in_any_language_is_imported(folder, language, mark):
    """The form as it is, its answers as Google Forms exports them."""
    (folder / "panelcheck.yaml").write_text("axes: {stage: {categories: [early, late]}}\n", encoding="utf-8")
    asked = survey("survey", axes={"stage": ("early", "late")}, language=language)
    name, email, gender, stage, consent = asked.questions
    rows = [
        ["Timestamp", *(one.ask for one in (name, email, gender, stage, consent))],
        [
            "2027/01/01 9:00:00 AM",
            "Ada Quist",
            "ada@example.org",
            gender.choices[0],
            "Early",
            consent.choices[1],
        ],
        ["2027/01/02 9:00:00 AM", "Bo Lind", "", mark.join(gender.choices[1:3]), "Late", consent.choices[0]],
        ["2027/01/03 9:00:00 AM", "Cy Ray", "", gender.choices[3], stage.choices[-1], consent.choices[0]],
        ["2027/01/04 9:00:00 AM", "Di Moss", "", gender.choices[0], "Early", consent.choices[2]],
    ]
    with (folder / "responses.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    code, out, _ = run("declarations", "import", "responses.csv", "--output", "kept.csv")
    assert code == 0
    assert "did not agree to the use: 1" in out
    assert "map to no category" not in out
    with (folder / "kept.csv").open(encoding="utf-8", newline="") as file:
        kept = {(row["name"], row["axis"]): row for row in csv.DictReader(file)}
    said = {who: (row["state"], row["values"], row["purposes"]) for who, row in kept.items()}
    assert said == {
        ("Ada Quist", "gender"): ("declared", "woman", "programme; totals"),
        ("Ada Quist", "stage"): ("declared", "early", "programme; totals"),
        ("Bo Lind", "gender"): ("declared", "man; nonbinary", "programme"),
        ("Bo Lind", "stage"): ("declared", "late", "programme"),
        ("Cy Ray", "gender"): ("declined", "", "programme"),
        ("Cy Ray", "stage"): ("declined", "", "programme"),
        ("Di Moss", "gender"): ("declined", "", ""),
        ("Di Moss", "stage"): ("declined", "", ""),
    }


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("after", [[], ["--after"]])
def test_no_form_asks_for_sex_or_trans_status(folder, format_name, after):
    out = run("declarations", "form", "--format", format_name, *after)[1]
    assert not re.search(r"\b(sex|birth|trans\w*|male|female)\b", out, re.IGNORECASE)


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_form_says_why_who_how_long_and_how_to_withdraw(folder, format_name):
    (folder / "event.yaml").write_text(CONFIG, encoding="utf-8")
    out = run("declarations", "form", "--format", format_name, "--config", "event.yaml")[1]
    for words in ("Why we ask", "Who sees it", "How long it is kept", "If you change your mind", "dangerous"):
        assert words in out, words
    assert "2199-09-01" in out
    assert "[" not in re.sub(r"- \[ \]|\[type|\\\[", "", out), "nothing is left to fill in"


def test_a_survey_after_the_event_asks_for_no_person(folder):
    out = run("declarations", "form", "--after")[1]
    assert [line for line in out.splitlines() if line.startswith("## ")] == [
        "## 1. Was your share of the time fair?",
        "## 2. Were you asked about your own work?",
        "## 3. Could you finish what you wanted to say?",
        "## 4. Would you speak here again?",
        "## 5. What should we do differently next time?",
    ]


def test_the_table_for_a_form_builder_holds_no_formula(folder):
    (folder / "panelcheck.yaml").write_text(
        "owner: '=HYPERLINK(\"http://x.example\")'\naxes: {'+cmd': {categories: {'@one': [], two: []}}}\n",
        encoding="utf-8",
    )
    rows = list(csv.reader(io.StringIO(run("declarations", "form", "--format", "csv")[1])))
    assert {len(row) for row in rows} == {6}
    assert not [cell for row in rows for cell in row if re.search(r"(^|;)\s*[=+@-]", cell)]
    assert ["choice", "How would you describe your +cmd?", "'@one; Two; I prefer not to say", "yes"] in [
        row[:4] for row in rows
    ]


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.open, self.labels, self.ids, self.headings = [], [], set(), set(), []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in ("meta", "input", "br"):
            self.open.append(tag)
        if tag == "label":
            self.labels.add(given["for"])
        if "id" in given:
            assert given["id"] not in self.ids, "an id stands once"
            self.ids.add(given["id"])
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("after", [[], ["--after"]])
def test_the_page_is_accessible_and_sends_nothing(folder, after):
    (folder / "panelcheck.yaml").write_text(
        CONFIG.replace("Robin Vance", "'Robin </style><script>x</script> Vance").replace(
            "example>", "example>'"
        ),
        encoding="utf-8",
    )
    out = run("declarations", "form", "--format", "html", *after)[1]
    page = Page()
    page.feed(out)
    assert page.open == []
    names = [tag for tag, _ in page.tags]
    assert not {"form", "script", "link", "img", "iframe", "button", "a"} & set(names)
    assert not [
        given for _, given in page.tags if {"src", "href", "action", "onload", "onclick"} & set(given)
    ]
    assert "url(" not in out
    assert "@import" not in out
    fields = [given for tag, given in page.tags if tag in ("input", "textarea")]
    assert {given["id"] for given in fields} == page.labels, "every field has a label"
    described = [given["aria-describedby"] for _, given in page.tags if "aria-describedby" in given]
    assert set(described) <= page.ids
    assert names.count("fieldset") == names.count("legend")
    assert ("html", {"lang": "en"}) in page.tags
    assert all(later - earlier <= 1 for earlier, later in pairwise([0, *page.headings]))
    assert page.headings.count(1) == 1


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_pages_colours_can_be_told_apart(folder):
    """WCAG 2.2: text 4.5 to 1, borders and focus 3 to 1."""
    out = run("declarations", "form", "--format", "html")[1]
    schemes = re.findall(r":root \{(.*?)\}", out, re.DOTALL)
    assert len(schemes) == 3
    for scheme in schemes:
        colours = {
            "mark": "#000000",
            **dict(re.findall(r"--(\w+): (#\w{6})", scheme)),
        }
        paper = luminance(colours.pop("paper"))
        for name, colour in colours.items():
            low, high = sorted([luminance(colour), paper])
            assert (high + 0.05) / (low + 0.05) >= (4.5 if name == "ink" else 3), (name, scheme)


def test_a_survey_that_promises_a_day_that_is_over_is_told(folder):
    (folder / "panelcheck.yaml").write_text("owner: Robin\nreview-by: 2020-01-31\n", encoding="utf-8")
    assert run("declarations", "form")[2] == (
        "'review-by' was 2020-01-31, and the survey says so: set a later day first.\n"
    )
    assert run("declarations", "form", "--after")[2] == ""
