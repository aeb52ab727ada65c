"""Axes in panelcheck.yaml: short and long ways to write them, and every mistake where it stands."""

import jsonschema
import pytest

from panelcheck import nodes, yamldoc
from panelcheck.configaxes import decided, vocabularies
from panelcheck.configfile import load_config
from panelcheck.configschema import config_schema
from panelcheck.errors import UserErrors
from panelcheck.identity import Disclosure
from panelcheck.lint import lint
from panelcheck.reading import Options
from panelcheck.source import Source

WHOLE = """\
axes:
  career stage:
    categories: {early: [student, postdoc], senior: professor, other: ~}
    watch: early
  ethnicity: {categories: [Black, Asian], watch: [Black, Asian], disclosure: session}
  gender: {categories: {agender: []}, watch: [woman, agender]}
  employer: {watch: ACME  Ltd}
  hometown:
intersections:
  women of colour: {gender: woman, ethnicity: [Black, Asian]}
  starters at home: {career stage: early, hometown: Oslo}
"""


@pytest.fixture
def load(tmp_path):
    def loaded(text):
        path = tmp_path / "panelcheck.yaml"
        path.write_text(text, encoding="utf-8")
        return load_config(path)

    return loaded


@pytest.fixture
def complaints(load):
    def told(text):
        with pytest.raises(UserErrors) as caught:
            load(text)
        return [
            (error.location.line, error.location.column, error.message, error.hint)
            for error in caught.value.errors
        ]

    return told


def test_axes_are_written_shortly_or_at_length(load):
    config = load(WHOLE)
    assert config.axes["career stage"].categories == {
        "early": ("student", "postdoc"), "senior": ("professor",), "other": (),
    }  # fmt: skip
    assert config.axes["ethnicity"].categories == {"Black": (), "Asian": ()}
    assert config.axes["ethnicity"].disclosure is Disclosure.SESSION
    assert config.intersections["women of colour"] == {"gender": ("woman",), "ethnicity": ("Black", "Asian")}
    assert list(vocabularies(config)["gender"].categories) == ["woman", "man", "nonbinary", "agender"]


def test_what_they_come_to(load):
    axes = decided(load(WHOLE))
    assert axes.watched_on("career stage") == ("early",)
    assert axes.watched_on("gender") == ("woman", "agender")
    assert axes.watched_on("employer") == ("acme ltd",), "as open axes are read"
    assert axes.watched_on("women of colour") == ("member",)
    assert axes.watched_on("hometown") == ()
    assert not axes.event_only("women of colour"), "the config says that ethnicity may be told"
    assert axes.intersections["starters at home"].parts == {
        "career stage": {"early"}, "hometown": {"oslo"},
    }  # fmt: skip


def test_without_a_config_women_and_nonbinary_people_are_watched(load):
    assert decided(load("names: off\n")).watched_on("gender") == ("woman", "nonbinary")


def test_the_schema_takes_both_ways(load):
    schema = config_schema()
    (root,) = yamldoc.load(Source("panelcheck.yaml", WHOLE.replace("  hometown:\n", "  hometown: {}\n")))
    jsonschema.validate(nodes.plain(root), schema)
    for wrong in ({"axes": {"a": {"disclosure": "never"}}}, {"intersections": {"a": {"gender": "woman"}}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


REFUSED = "panelcheck does not use sex assigned at birth or trans status"
LEAVE = "Ask for gender instead, and leave this out."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "axes:\n  stage: {categories: [early, late], watch: erly}\n",
            [(2, 45, "'erly' is no category of 'stage'", "Did you mean 'early'?")],
        ),
        (
            "axes:\n  gender: {watch: [xyz]}\n",
            [(2, 20, "'xyz' is no category of 'gender'", "There are woman, man, nonbinary.")],
        ),
        (
            "axes:\n  stage: {disclosure: always, wach: x}\n",
            [
                (2, 23, "disclosure: input should be 'session' or 'event-only'", ""),
                (2, 31, "unknown key 'wach'", "Did you mean 'watch'?"),
            ],
        ),
        (
            "intersections:\n  a: {gender: women, ethnicity: Black}\n",
            [
                (2, 15, "'women' is no category of 'gender'", "Did you mean 'woman'?"),
                (2, 22, "there is no axis 'ethnicity'", "Configure it under 'axes:'."),
            ],
        ),
        (
            "intersections:\n  a: {gendr: woman, country: Norway}\n",
            [(2, 7, "there is no axis 'gendr'", "Did you mean 'gender'?")],
        ),
        (
            "intersections:\n  a: {gender: woman, birth sex: x}\n",
            [(2, 22, REFUSED, LEAVE)],
        ),
        (
            "intersections:\n  trans status: {gender: woman, country: Norway}\n",
            [(2, 3, REFUSED, LEAVE)],
        ),
        (
            "intersections:\n  gender: {gender: woman, country: Norway}\n",
            [(2, 3, "'gender' is an axis already", "Give the intersection another name.")],
        ),
        (
            "intersections:\n  a: {gender: woman}\n",
            [(2, 3, "an intersection is of two axes or more",
              "Such as: women of colour: {gender: woman, ethnicity: [Black, Asian]}")],
        ),
        (
            "intersections:\n  a: {gender: woman, country: []}\n",
            [(2, 31, "no category of 'country' is named", "")],
        ),
        (
            "intersections:\n  a: {gender: woman, country: ~}\n",
            [(2, 22, "no category of 'country' is named", "")],
        ),
        ("axes: [gender]\n", [(1, 7, "axes: give keys and values", "")]),
        (
            "axes:\n  stage: [early]\n",
            [(2, 10, "stage: give keys and values", "")],
        ),
        (
            "axes:\n  stage:\n    categories: []\n",
            [(3, 17, "no category of 'stage' is named",
              "Name some, or leave 'categories' out: then what people write is the category.")],
        ),
        ("axes:\n  stage:\n    categories:\n", [(3, 5, "categories: give keys and values", "")]),
        ("intersections:\n  - a\n", [(2, 3, "intersections: give keys and values", "")]),
        ("intersections: all\n", [(1, 16, "intersections: give keys and values", "")]),
        ("intersections:\n  a: all\n", [(2, 6, "a: give keys and values", "")]),
    ],
)  # fmt: skip
def test_every_mistake_is_told_where_it_stands(complaints, text, told):
    assert complaints(text) == told


PACK = """\
pack: own
rules:
  - code: OWN001
    name: own-share
    check: category-share
    axis: {axis}
    category: {category}
    above: 0.5
    message: too many
"""


@pytest.mark.parametrize(
    ("axis", "category", "message", "hint"),
    [
        ("stage", "erly", "OWN001: 'erly' is no category of 'stage'", "Did you mean 'early'?"),
        ("gender", "male", "OWN001: 'male' is no category of 'gender'", "There are woman, man, nonbinary."),
        ("both", "members", "OWN001: 'members' is no category of 'both'", "Did you mean 'member'?"),
        ("hometown", "Oslo", "OWN001: 'Oslo' is no category of 'hometown'", "Did you mean 'oslo'?"),
    ],
)
def test_a_rule_names_categories_of_its_axis(tmp_path, axis, category, message, hint):
    (tmp_path / ".git").mkdir()
    (tmp_path / "own.yaml").write_text(PACK.format(axis=axis, category=category), encoding="utf-8")
    (tmp_path / "panelcheck.yaml").write_text(
        "extends: own.yaml\naxes: {stage: {categories: [early, late]}}\n"
        "intersections: {both: {gender: woman, stage: early}}\n",
        encoding="utf-8",
    )
    (tmp_path / "people.csv").write_text("session,name\nMaps,Ada Holm\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "people.csv")], Options()).errors
    if axis == "gender":
        hint = error.hint  # which of them is meant is not ours to say
    assert (error.message, error.hint) == (message, hint)
    assert (error.location.path, error.location.line) == (str(tmp_path / "own.yaml"), 7)


@pytest.mark.parametrize(
    ("options", "column"), [("axis: stage", 17), ("axis: stage, category: erly", 34), ("category: erly", 21)]
)
def test_a_changed_rule_is_told_where_it_was_changed(tmp_path, options, column):
    (tmp_path / ".git").mkdir()
    (tmp_path / "panelcheck.yaml").write_text(
        f"axes: {{stage: {{categories: [early, late]}}}}\nrules: {{PC103: {{{options}}}}}\n", encoding="utf-8"
    )
    (tmp_path / "people.csv").write_text("session,name\nMaps,Ada Holm\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "people.csv")], Options()).errors
    assert error.location.path.endswith("panelcheck.yaml")
    assert (error.location.line, error.location.column) == (2, column + 6)


def test_a_shipped_rule_that_does_not_fit_the_vocabulary_says_how_to_change_it(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "panelcheck.yaml").write_text(
        "axes: {stage: {categories: [early, late]}}\nrules: {PC103: {axis: stage}}\n", encoding="utf-8"
    )
    (tmp_path / "people.csv").write_text("session,name\nMaps,Ada Holm\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "people.csv")], Options()).errors
    assert error.message == "PC103: 'man' is no category of 'stage'"
    assert error.hint == "There are early, late."


def test_a_shipped_rule_that_an_axis_cannot_answer_is_told_at_the_axis(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "panelcheck.yaml").write_text(
        "extends: embo\naxes:\n  region: {categories: [north, south]}\n", encoding="utf-8"
    )
    (tmp_path / "people.csv").write_text("session,name\nMaps,Ada Holm\n", encoding="utf-8")
    (error,) = lint([str(tmp_path / "people.csv")], Options()).errors
    assert error.message == "EMBO004: 'europe' is no category of 'region'"
    assert (error.location.path[-15:], error.location.line, error.location.column) == (
        "panelcheck.yaml",
        3,
        3,
    )
    assert error.hint == "There are north, south. Change it in panelcheck.yaml: rules: {EMBO004: ...}."


STAGES = "axes: {stage: {categories: [early, late]}}\n"
WOMEN = "session,kind,name,role,gender,stage\n" + "".join(
    f"Tides,panel,{name},panelist,woman,late\n" for name in ("Ada Holm", "Bea Oost", "Cora Diaz")
)


def of_women(folder, config):
    (folder / ".git").mkdir()
    (folder / "panelcheck.yaml").write_text(config, encoding="utf-8")
    (folder / "women.csv").write_text(WOMEN, encoding="utf-8")
    return lint([str(folder / "women.csv")], Options())


@pytest.mark.parametrize(
    ("config", "column", "message"),
    [
        ("rules: {PC101: {category: woman}}\n", 27, "PC101: its message says 'men'"),
        ("rules: {PC101: {axis: stage, category: late}}\n" + STAGES, 40, "PC101: its message says 'men'"),
        ("rules: {PC201: {axis: stage}}\n" + STAGES, 23, "PC201: its message says 'gender'"),
        ("rules: {PC104: {category: woman, why: Only women.}}\n", 27, "PC104: its message says 'men'"),
    ],
)  # fmt: skip
def test_a_rule_whose_message_names_another_category_is_refused(tmp_path, config, column, message):
    (error,) = of_women(tmp_path, config).errors
    assert (error.location.line, error.location.column, error.message, error.hint) == (
        1, column, message, "Give a message of your own beside what you change.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"), [("", ""), (", why: The audience hears only women.", "The audience hears only women.")]
)
def test_with_a_message_of_its_own_a_rule_says_nothing_of_the_old_category(tmp_path, given, why):
    own = '{category: woman, message: "{people} panelists, all women"' + given + "}"
    report = of_women(tmp_path, f"select: PC101\nrules: {{PC101: {own}}}\n")
    assert (report.errors, [one.message for one in report.findings]) == ((), ["3 panelists, all women"])
    (rule,) = [one for one in report.rules if one.code == "PC101"]
    assert (rule.why, rule.do) == (why, "Open a seat from your proposals, on equal terms.")
    assert [text.split()[0] for text in rule.wrong_when] == ["The", "Someone"]


def test_a_rule_that_holds_for_the_new_category_praises_nobody_for_the_old(tmp_path):
    own = '{category: woman, message: "{people} panelists, all women", line-up: {min-people: 2}}'
    (tmp_path / ".git").mkdir()
    (tmp_path / "panelcheck.yaml").write_text(f"rules: {{PC101: {own}}}\n", encoding="utf-8")
    (tmp_path / "mixed.csv").write_text(f"{WOMEN}Tides,panel,Dan Eriks,panelist,man,\n", encoding="utf-8")
    report = lint([str(tmp_path / "mixed.csv")], Options())
    assert report.errors == ()
    assert not [text for text in report.going_well if " men" in text]


@pytest.mark.parametrize(
    "config",
    [
        "rules: {PC101: {category: man, axis: gender}}\n",
        "rules: {PC101: {severity: note}}\n",
        "rules: {PC103: {category: woman}}\n",
        "rules: {PC103: {axis: stage, category: late}}\n" + STAGES,
        "extends: preview\nrules: {PC102: {other-than: []}}\n",
    ],
)
def test_a_rule_whose_message_still_holds_needs_no_other(tmp_path, config):
    assert of_women(tmp_path, config).errors == ()


def test_a_spelling_of_two_categories_is_neither(complaints):
    text = "axes:\n  badge: {categories: {red: [r, Both, Red], blue: [both, red, b, B]}}\n"
    hint = "Leave it under the one category that everyone who writes it means."
    assert complaints(text) == [
        (2, 52, "'both' is a spelling of 'red' already", hint),
        (2, 58, "'red' is a spelling of 'red' already", hint),
    ]


CAREERS = """\
extends: [preview]
select: [PC205, PC210, PC216]
axes: {Career Stage: {categories: [early-career, senior], watch: early-career}}
rules: {PC205: {within: career_stage}}
"""


def test_a_rule_finds_an_axis_however_the_config_spells_it(tmp_path):
    people = [("panelist", "woman", "early-career")] * 16 + [("panelist", "man", "senior")] * 24
    people += [("moderator", "man", "senior")] * 8
    rows = (
        f"Panel,panel,Zyx Q{'abcdefghij'[at // 10]}{'abcdefghij'[at % 10]},{','.join(told)}\n"
        for at, told in enumerate(people)
    )
    path = tmp_path / "programme.csv"
    path.write_text("session,kind,name,role,gender,career stage\n" + "".join(rows), encoding="utf-8")
    (tmp_path / "panelcheck.yaml").write_text(CAREERS, encoding="utf-8")
    found = lint([str(path)], Options())
    early, moderators = found.findings
    assert (early.code, early.evidence["people"], early.evidence["superiority"]) == ("PC210", 16, 100)
    assert moderators.message == (
        "8 moderators, none of them among the 16 people of the group 'early-career' who take part"
    )
    (tmp_path / "panelcheck.yaml").write_text(CAREERS.replace(", watch: early-career", ""), encoding="utf-8")
    silent = {one.code: one.reason for one in lint([str(path)], Options()).silences}
    assert silent["PC216"] == "no category of 'Career Stage' is watched"


@pytest.mark.parametrize(
    "name",
    [
        "session",
        "Session",
        "name",
        "Full Name",
        "email",
        "role",
        "e-mail",
        "speakers",
        "title",
        "Status",
        "Kind",
    ],
)
def test_an_axis_called_like_a_field_is_refused_as_it_would_take_its_column(complaints, name):
    hint = "Call the axis something else; 'fields:' can say which column holds it."
    told = f"'{name}' is a field of a programme, and no axis"
    assert complaints(f"axes: {{{name}: {{}}}}\n") == [(1, 8, told, hint)]


@pytest.mark.parametrize("name", ["Gender", "GENDER", "Geschlecht", "gender identity"])
def test_gender_has_one_name(complaints, name):
    hint = "Write 'gender': its column may have any name panelcheck knows."
    told = f"'{name}' is the axis 'gender' in other words"
    assert complaints(f"axes: {{{name}: {{}}}}\n") == [(1, 8, told, hint)]


@pytest.mark.parametrize("name", ["''", "' '", "'--'"])
def test_an_axis_has_a_name(complaints, name):
    told = (1, 9, "an axis without a name", "Name it, such as 'career stage'.")
    assert complaints(f"axes: {{{name}: {{}}}}\n") == [told]


@pytest.mark.parametrize(
    "name", ["gender", "pronouns", "country", "Affiliation", "career stage", "stage", "job"]
)
def test_what_is_an_axis_by_itself_may_be_named(load, name):
    assert list(load(f"axes: {{{name}: {{}}}}\n").axes) == [name]
