"""Front matter: which files are of a session or a person, and where things stand in them."""

import pytest

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.readers import Words, read
from panelcheck.readers.paths import read_path
from panelcheck.source import Source

TALK = "---\ntitle: Tape\nspeakers: [Ada Quill]\n---\n"


def read_file(text, path="talks/tape.md"):
    return read(Source(path, text), Words())


def refusal(text, path="talks/tape.md"):
    with pytest.raises(UserError) as caught:
        read_file(text, path)
    return type(caught.value), caught.value.message, caught.value.location


def test_a_session_stands_where_its_front_matter_does():
    (session,) = read_file(TALK).sessions
    assert session.title.location == Location("talks/tape.md", 2, 8, 2, 12)
    assert session.seats[0].location == Location("talks/tape.md", 3, 12, 3, 21)


def test_the_text_below_is_a_description():
    text = "+++\r\ntitle = 'Tape'\r\nspeakers = ['Ada Quill']\r\n+++\r\n\r\nModerated by Cora Diaz.\r\n"
    (session,) = read_file(text).sessions
    assert [(seat.name, seat.role.value) for seat in session.seats] == [
        ("Ada Quill", "panelist"),
        ("Cora Diaz", "moderator"),
    ]
    assert session.seats[1].location == Location("talks/tape.md", 6, 14, 6, 23)


def test_json_in_front():
    (session,) = read_file(
        '{\n  "title": "Tape",\n  "speakers": ["Ada Quill"]\n}\n\nAll about it.\n'
    ).sessions
    assert session.seats[0].location == Location("talks/tape.md", 3, 17, 3, 26)


def test_keys_of_ones_own_below_params():
    (session,) = read_file("+++\ntitle = 'Tape'\n[params]\nspeakers = ['Ada Quill']\n+++\n").sessions
    assert [seat.name for seat in session.seats] == ["Ada Quill"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("panels/a.md", "panel"), ("_workshops/a.md", "workshop"), ("content/keynotes/a/index.md", "keynote")],
)
def test_a_folder_says_what_sort_its_sessions_are(path, kind):
    assert read_file(TALK, path).sessions[0].kind.value == kind


@pytest.mark.parametrize("key", ["draft: true", "hidden: true", "published: false", "accepted: false"])
def test_what_is_not_shown_is_left_out(key):
    found = read_file(TALK.replace("---\n", f"---\n{key}\n", 1))
    word = key.split(":")[0]
    assert [(skip.what, skip.why) for skip in found.skips] == [("entry", f"'{word}' says it is not shown")]
    assert (found.sessions, found.records) == ((), 1)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("# Read me\n", "README.md"),
        ("---\nA line above, and a line below.\n", "talks/notes.md"),
        ("---\n- a\n- list\n---\n", "talks/list.md"),
        ("---\ntitle: We are open\nauthor: Ada Quill\ndate: 2026-01-01\n---\n", "content/news/open.md"),
        ("---\ntitle: We are open\nauthor: Ada Quill\ndate: 2026-01-01\n---\n", "about.md"),
        ("---\nlayout: post\ntitle: Live\nspeakers: [Ada Quill]\n---\n", "live.md"),
        ("---\ntitle: All talks\n---\n", "talks/_index.md"),
    ],
)
def test_pages_and_posts_are_none(text, path):
    assert refusal(text, path)[0] is NotAProgramme


def test_a_page_that_names_speakers_is_a_session_anywhere():
    assert [seat.name for seat in read_file(TALK, "tape.md").sessions[0].seats] == ["Ada Quill"]


@pytest.mark.parametrize(
    ("text", "message", "place"),
    [
        ("---\ntitle: [a\n---\n", "not valid YAML: did not find expected ',' or ']'", (2, 8)),
        ("+++\ntitle = \n+++\n", "not valid TOML: invalid value", (2, 9)),
        ('{"title": }\n', "not valid JSON: unexpected '}'", (1, 11)),
    ],
)
def test_what_is_broken_is_said_with_its_place(text, message, place):
    _, said, location = refusal(text)
    assert said.startswith(message[:20])
    assert (location.path, location.line) == ("talks/tape.md", place[0])


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


SITE = {
    "content/talks/deep-storage/index.md": "---\ntitle: Deep storage\nspeakers: [ada-quill, bram-oost]\n---",
    "content/talks/_index.md": "---\ntitle: Talks\n---\n",
    "content/talks/tape.md": "+++\ntitle = 'Tape'\nspeakers = ['bram-oost']\n+++\n",
    "content/speakers/ada-quill/index.md": "---\ntitle: Ada Quill\npronouns: she/her\n---\n",
    "content/speakers/bram-oost.md": "---\nname: Bram Oost\ncompany: Disks Ltd\n---\n",
    "content/blog/open.md": "---\ntitle: We are open\nauthor: Ada Quill\n---\n",
    "archetypes/default.md": '---\ntitle: "{{ replace .Name "-" " " }}"\n---\n',
    "i18n/en.json": '{"talks": {"other": "Talks"}}',
    "hugo.toml": "baseURL = 'https://example.org'\ntitle = 'Days'\nauthor = 'Ada Quill'\n",
    "package.json": '{"name": "site", "author": "Ada Quill", "dependencies": {}}',
    "tsconfig.json": "// settings\n{}",
    "static/app.js": "alert('hello');",
    "static/sitemap.xml": "<urlset><url/></urlset>",
    "README.md": "# Days\n",
}


def test_a_site_is_one_programme(tmp_path, monkeypatch):
    write(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    programme, _ = read_path(".", Words())
    assert [(one.title.text, [seat.name for seat in one.seats]) for one in programme.sessions] == [
        ("Tape", ["Bram Oost"]),
        ("Deep storage", ["Ada Quill", "Bram Oost"]),
    ]
    assert (programme.unscheduled, programme.problems) == ((), ())
    assert {skip.location.path: skip.why for skip in programme.skips} == {
        "README.md": "no front matter",
        "content/blog/open.md": "a page, not a session or a person",
        "content/talks/_index.md": "a page, not a session or a person",
        "hugo.toml": "nothing in it looks like a programme",
        "package.json": "the settings of a tool",
        "static/app.js": "a script, not data",
        "static/sitemap.xml": "<urlset> holds no programme",
        "tsconfig.json": "the settings of a tool",
    }
