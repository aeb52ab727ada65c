"""Numbers without a threshold."""

from panelcheck import readers
from panelcheck.identity import identify
from panelcheck.lineup import Event, line_ups_of
from panelcheck.packs import load_packs
from panelcheck.source import Source

PEOPLE = ["man"] * 5 + ["woman"] * 4 + ["nonbinary", "", "prefer not to say"]


def said(text):
    programme = readers.read(Source("programme.csv", text), readers.Words())
    roster = identify(programme)
    return {
        rule.code: [
            rule.words(one) if one.evidence else one.reason
            for line_up in line_ups_of(Event(programme, roster), rule.line_up)
            for one in rule.check.judge(line_up)
        ]
        for rule in load_packs(["observe"])
    }


def row(session, number, gender):
    return f"{session},panel,Zyx Q{'abcdefghijklmnop'[number]},panelist,{gender}\n"


def table(*rows):
    return "".join(["session,kind,name,role,gender\n", *rows])


def test_an_event_in_numbers():
    text = table(*(row("Storage", number, gender) for number, gender in enumerate(PEOPLE)))
    assert said(text)["PC190"] == ["of 12 people, woman 4-6, man 5-7, nonbinary 1-3; 2 unknown, 0 open"]


def test_panels_in_numbers():
    genders = ["man"] * 3 + ["man", "man", "woman"] + ["man", "man", ""] + ["man"] * 2
    titles = ["Tea"] * 3 + ["Coffee"] * 3 + ["Milk"] * 3 + ["Water"] * 2
    rows = [
        row(title, number, gender) for number, (title, gender) in enumerate(zip(titles, genders, strict=True))
    ]
    assert said(table(*rows)) == {
        "PC190": ["of 11 people, woman 1-2, man 9-10, nonbinary 0-1; 1 unknown, 0 open"],
        "PC191": ["of 3 panels, only men on 1, others too on 1, not known of 1"],
    }


def test_estimates_are_left_aside():
    rows = [f"Tea,panel,{name} Example,panelist,\n" for name in ("John", "Peter", "Thomas")]
    assert said(table(*rows))["PC191"] == ["of 1 panels, only men on 0, others too on 0, not known of 1"]


def test_without_panels_there_is_nothing_to_count():
    assert said(table(row("Tea", 0, "man"), row("Tea", 1, "man"))) == {
        "PC190": ["too few people"],
        "PC191": ["too few people"],
    }
