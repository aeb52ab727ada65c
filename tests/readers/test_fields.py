"""Headers and keys of real programmes, and what each is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.programme import Role
from panelcheck.readers.fields import ROLE_OF, looks_like_header, recognise
from panelcheck.readers.records import Words

PLAIN = Words()


def fields(header, words=PLAIN):
    names = header.split("|")
    return {names[index]: field for index, field in recognise(names, words).items()}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("date|time|type|title|speakers|room", "date time kind title speakers room"),
        ("Time|Speakers|Session", "time speakers title"),
        ("ID|Proposal title|Speaker names|Start Time|Duration|Tags", "id title speakers start minutes tags"),
        (":title|:speaker|:start_time|:end_time", "title speakers start end"),
        ("Lead Speaker/Moderator|Speaker 1|Speaker 2|Title", "speakers speakers speakers title"),
        ("speaker_1|speaker_2|talk_title", "speakers speakers title"),
        (
            "panel_title|chairs|discussants|presenter|coauthor",
            "title moderators discussants speakers speakers",
        ),
        ("topic|moderator|panelist", "title moderators panelists"),
        ("startsAt|endsAt|Sprecher|Ort", "start end speakers room"),
        ("First Name|Last Name|E-mail|Company", "given family email affiliation"),
        ("name|surname|company", "given family affiliation"),
        ("Vorname|Name|Geschlecht|Firma", "given family gender affiliation"),
        ("Titel|Referent(in)|Moderation|Uhrzeit|Raum", "title speakers moderators time room"),
        ("Titel|Referent*innen|Tag|Beginn", "title speakers date start"),
        ("Prénom|Nom|Sexe", "given family gender"),
        ("Titre|Intervenants|Modératrice|Horaire|Salle", "title speakers moderators time room"),
        ("Genre|Prénom|Nom", "gender given family"),
        ("Título|Ponente(s)|Moderador(a)|Hora", "title speakers moderators time"),
        ("Nombre|Apellidos|Género", "given family gender"),
        ("Título|Palestrantes|Mediadora|Horário", "title speakers moderators time"),
        ("Titolo|Relatori|Moderatore|Ora", "title speakers moderators time"),
        ("Nome|Cognome|Ente", "given family affiliation"),
        ("Titel|Sprekers|Gespreksleider|Zaal", "title speakers moderators room"),
        ("Imię i nazwisko|Płeć|Rola", "name gender role"),
        ("Jméno|Příjmení|Pohlaví (kvůli ubytování)", "given family gender"),
        ("タイトル|登壇者|司会", "title speakers moderators"),
        ("person_name|person_role|person_gender|person_institution", "name role gender affiliation"),
        ("session|name|role|status|speaking minutes", "title name role seat_status seat_minutes"),
        ("id|title|speakers|status|track|category", "id title speakers status track kind"),
        ("type|category|title", "kind track title"),
        ("type|category|track|title", "kind tags track title"),
        ("id|name|pronouns", "person_id name pronouns"),
        ("title|speaker|gender", "title name gender"),
        ("Host|Title|Speakers", "moderators title speakers"),
        ("Job|Name|Session", "role name title"),
        ("keynote|title", "keynotes title"),
        ("tag|title", "tags title"),
        ("event|title|speakers", "event title speakers"),
        ("name|time_start|speakers", "title start speakers"),
        ("name|start|place", "title start room"),
        ("name|start|moderator", "title start moderators"),
        ("session|name|moderator", "title name moderators"),
        ("Title|Name|Gender", "title name gender"),
        ("title|summary|start", "title description start"),
    ],
)
def test_headers(header, expected):
    assert fields(header) == dict(zip(header.split("|"), expected.split(), strict=True))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Name|Title|Pronouns|Job|Affiliation",
            {"Name": "name", "Pronouns": "pronouns", "Affiliation": "affiliation"},
        ),
        ("Title|First name|Last name", {"First name": "given", "Last name": "family"}),
        ("Name|Date|TalkTitle|Title", {"Name": "name", "Date": "date", "TalkTitle": "title"}),
        ("session title|title|speakers", {"session title": "title", "speakers": "speakers"}),
        ("Session ID|ID|title", {"Session ID": "id", "title": "title"}),
        ("Host|Moderator|Title", {"Moderator": "moderators", "Title": "title"}),
        ("keynote|name|title|room", {"name": "name", "title": "title", "room": "room"}),
        ("genre|title|speakers", {"title": "title", "speakers": "speakers"}),
        ("name|bio|job", {"name": "name"}),
        ("|x|speakers_twitter|title", {"title": "title"}),
        ("title|title|title", {"title": "title"}),
    ],
)
def test_headers_that_are_left_alone(header, expected):
    assert fields(header) == expected


def test_the_users_words_win():
    words = Words(fields={"Who": "speakers", "title": "description", "Thema": "title"})
    assert fields("who|Title|THEMA", words) == {"who": "speakers", "Title": "description", "THEMA": "title"}


def test_axes_map_to_themselves():
    words = Words(axes=("gender", "career stage"))
    assert fields("Name|Career_Stage|Gender", words) == {
        "Name": "name",
        "Career_Stage": "career stage",
        "Gender": "gender",
    }


def test_every_field_of_people_has_a_role():
    assert ROLE_OF["panelists"] is Role.PANELIST
    assert set(ROLE_OF.values()) == set(Role)


@given(
    st.lists(
        st.sampled_from(
            [
                "title",
                "Name",
                "type",
                "ID",
                "time",
                "Host",
                "status",
                "session",
                "Vorname",
                "Nom",
                "Speaker",
                "tags",
                "Genre",
                "Tag",
                "Job",
            ]
        )
        | st.text(max_size=8)
    )
)
def test_one_header_for_each_single_valued_field(headers):
    found = [
        field for field in recognise(headers, PLAIN).values() if field not in ROLE_OF and field != "tags"
    ]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    "row",
    [
        "title|speakers",
        "Name|Fach|Hobby",
        "Speaker|Bio",
        "Prénom|Nom|Billet|Email|UID|Backup (true/false)",
        "day|hour|content",
    ],
)
def test_rows_of_names_are_headers(row):
    assert looks_like_header(row.split("|"))


@pytest.mark.parametrize(
    "row",
    [
        "",
        "|",
        "Ada Quill|Moderator|Talk",
        "Ada Quill|panelist|woman",
        "13:10-13:30|Setup|name|title",
        "Title|https://example.org|name",
        "a.png|Ada Quill|Founder|#fff",
        "1|2|3",
        "title|name|ada@example.org",
        "Future of maps|2024-05-01|room|title",
    ],
)
def test_rows_of_values_are_none(row):
    assert not looks_like_header(row.split("|"))


def test_a_state_is_the_seats_beside_a_name_and_no_status_in_an_address():
    assert fields("session|name|state")["state"] == "seat_status"
    assert fields("title|speakers|state")["state"] == "status"
    assert "state" not in fields("session|name|city|state")
