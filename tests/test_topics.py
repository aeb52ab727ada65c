"""Sessions about diversity itself: how they are known, and rules that look at them alone or not at all."""

import pytest

from panelcheck import readers
from panelcheck.identity import identify
from panelcheck.lineup import Each, Event, LineUpSpec, Topics, TopicWords, line_ups_of
from panelcheck.lint import lint
from panelcheck.programme import Role
from panelcheck.reading import Options
from panelcheck.source import Source

HEADER = "session,kind,tags,track,name,role,gender\n"


def sessions(*rows):
    text = "title,tags,track,speaker\n" + "".join(f"{row},Zyx Qab\n" for row in rows)
    return readers.read(Source("programme.csv", text), readers.Words()).sessions


@pytest.mark.parametrize(
    ("title", "tags", "track"),
    [
        ("Women in Open Source", "", ""),
        ("Frauen in der Informatik", "", ""),
        ("Mujeres en datos", "", ""),
        ("Kobiety w IT", "", ""),
        ("Closing the Gender Pay Gap", "", ""),
        ("Anti-racism at work", "", ""),
        ("Tea", "Diversity", ""),
        ("Tea", "web; ÉGALITÉ", ""),
        ("Tea", "Vielfalt", ""),
        ("Tea", "", "Diversity & Inclusion"),
        ("Tea", "", "Diversity and inclusion"),
    ],
)
def test_words_that_say_it(title, tags, track):
    (session,) = sessions(f"{title},{tags},{track}")
    assert TopicWords().tell(session)


@pytest.mark.parametrize(
    ("title", "tags"),
    [
        ("Diversity of soil bacteria", ""),
        ("Inclusion proofs in Merkle trees", ""),
        ("Private equity for beginners", ""),
        ("Engendering trust", ""),
        ("Storia dei database", ""),
        ("Tea", "biodiversity"),
        ("Tea", "equity markets"),
    ],
)
def test_words_that_say_something_else(title, tags):
    (session,) = sessions(f"{title},{tags},")
    assert not TopicWords().tell(session)


def test_words_of_ones_own():
    first, second = sessions("Mut zur Lücke,,", "Tea,lücke;ada's table,")
    own = TopicWords(("lucke", "Ada's Table"))
    assert own.tell(first)
    assert own.tags(second) == ("lücke", "ada's table")
    assert not TopicWords().tell(first)


def test_a_word_of_ones_own_without_letters_says_nothing():
    (session,) = sessions("Tea & cake,,")
    assert not TopicWords(("&", "")).tell(session)


PROGRAMME = HEADER + (
    "Storage,panel,,,Zyx Qaa,panelist,man\n"
    "Storage,panel,,,Zyx Qab,panelist,man\n"
    "Women in storage,panel,,,Zyx Qac,panelist,woman\n"
    "Women in storage,panel,,,Zyx Qaa,panelist,man\n"
    ",,,,Zyx Qad,organiser,woman\n"
)


@pytest.mark.parametrize(
    ("topics", "titles", "people"),
    [
        (Topics.ANY, ["Storage", "Women in storage"], 4),
        (Topics.ONLY, ["Women in storage"], 2),
        (Topics.WITHOUT, ["Storage"], 3),
    ],
)
def test_a_rule_looks_at_them_alone_or_not_at_all(topics, titles, people):
    programme = readers.read(Source("programme.csv", PROGRAMME), readers.Words())
    event = Event(programme, identify(programme))
    found = line_ups_of(event, LineUpSpec(each=Each.SESSION, topics=topics))
    assert [one.subject.title for one in found] == titles
    (whole,) = line_ups_of(event, LineUpSpec(roles=(Role.PANELIST, Role.ORGANISER), topics=topics))
    assert len(whole.people) == people


def test_no_such_session_has_a_reason():
    assert LineUpSpec(each=Each.SESSION, topics=Topics.ONLY).absence == "no sessions about diversity"


def test_the_seats_of_each_session():
    programme = readers.read(Source("programme.csv", PROGRAMME), readers.Words())
    (whole,) = line_ups_of(Event(programme, identify(programme)), LineUpSpec(roles=(Role.PANELIST,)))
    assert [(one.title.text, len(seats)) for one, seats in whole.by_session] == [
        ("Storage", 2),
        ("Women in storage", 2),
    ]


def talks(title, tags, women, men, start):
    said = ["woman"] * women + ["man"] * men
    names = ("".join("abcdefghij"[int(digit)] for digit in f"{start + at:02}") for at in range(len(said)))
    return "".join(
        f"{title},talk,{tags},,Zyx Q{name},speaker,{one}\n" for name, one in zip(names, said, strict=True)
    )


def messages(tmp_path, text, config="", **overrides):
    (tmp_path / "panelcheck.yaml").write_text(config, encoding="utf-8")
    path = tmp_path / "programme.csv"
    path.write_text(HEADER + text, encoding="utf-8")
    report = lint([str(path)], Options(overrides=overrides))
    assert report.errors == ()
    return [one.message for one in report.findings]


def test_the_numbers_are_told_again_without_them(tmp_path):
    only = {"extends": ("observe",), "select": ("PC190",)}
    rows = talks("Storage", "", 2, 10, 0)
    plain = "of 12 people, woman 2-2, man 10-10, nonbinary 0-0; 0 unknown, 0 open"
    assert messages(tmp_path, rows, **only) == [plain]
    more = rows + talks("Tea", "diversity", 4, 0, 20)
    again = "; without diversity topics, of 12: woman 2-2, man 10-10, nonbinary 0-0"
    assert messages(tmp_path, more, **only) == [
        f"of 16 people, woman 6-6, man 10-10, nonbinary 0-0; 0 unknown, 0 open{again}"
    ]
    few = talks("Storage", "", 2, 7, 0) + talks("Tea", "diversity", 4, 0, 20)
    assert messages(tmp_path, few, **only) == [
        "of 13 people, woman 6-6, man 7-7, nonbinary 0-0; 0 unknown, 0 open"
    ]


def test_a_rule_may_leave_them_aside(tmp_path):
    rows = talks("Storage", "", 2, 10, 0) + talks("Tea", "together", 8, 0, 20)
    above = {"select": ("PC103",)}
    assert messages(tmp_path, rows, "topics: together\n", **above) == []
    config = "topics: [together]\nrules: {PC103: {line-up: {topics: without}}}\n"
    assert messages(tmp_path, rows, config, **above) == ["more than 70 % of 12 people are men"]
