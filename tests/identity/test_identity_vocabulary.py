import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.errors import Location, UserError
from panelcheck.identity.vocabulary import DEFAULT, Answer, Vocabulary, refuse

GENDER = DEFAULT["gender"]


def categories(text, vocabulary=GENDER):
    return set(vocabulary.read(text).categories)


@pytest.mark.parametrize(
    "text",
    [
        *("woman", "Woman", "women", "F", "f", "female", "FEMALE", "W", "cis woman", "trans woman"),
        *("Cisgender woman", "transgender  woman", "woman (trans)", "Woman [cis]", "cis-woman", "ciswoman"),
        *("Frau", "weiblich", "femme", "f\u00e9minin", "feminin", "mujer", "femenino", "mulher", "feminino"),
        *("donna", "femmina", "vrouw", "vrouwelijk", "kobieta", "\u017cena", "\u017eena", "zena", "girl"),
        *("female / woman", "woman; F", "identifies as a woman", "female-identifying", " woman\u00a0"),
    ],
)
def test_women(text):
    assert categories(text) == {"woman"}


@pytest.mark.parametrize(
    "text",
    [
        *("man", "Men", "M", "male", "H", "cis man", "trans man", "Mann", "m\u00e4nnlich", "M\u00c4NNLICH"),
        *("homme", "masculin", "hombre", "var\u00f3n", "homem", "masculino", "uomo", "maschio", "mannelijk"),
        *("m\u0119\u017cczyzna", "mezczyzna", "mu\u017e", "muz"),
    ],
)
def test_men(text):
    assert categories(text) == {"man"}


@pytest.mark.parametrize(
    "text",
    [
        *("non-binary", "nonbinary", "Non Binary", "NB", "enby", "genderqueer", "gender-fluid", "agender"),
        *(
            "divers",
            "d",
            "nicht-bin\u00e4r",
            "non binaire",
            "no binario",
            "n\u00e3o-bin\u00e1ria",
            "non-binair",
        ),
        *("niebinarna", "nebin\u00e1rn\u00ed", "trans non-binary"),
    ],
)
def test_nonbinary_people(text):
    assert categories(text) == {"nonbinary"}


@pytest.mark.parametrize("separator", ["; ", ", ", " / ", "/", " & ", " and ", " und ", "\n", "|", " + "])
def test_several_values(separator):
    assert categories(f"man{separator}non-binary") == {"man", "nonbinary"}


@pytest.mark.parametrize(
    "text",
    [
        *(
            "prefer not to say",
            "Prefer not to say.",
            "prefer not to disclose",
            "I'd rather not say",
            "declined",
        ),
        *(
            "keine Angabe",
            "k.A.",
            "pr\u00e9f\u00e8re ne pas r\u00e9pondre",
            "prefiero no decirlo",
            "prefiro n\u00e3o dizer",
        ),
        *(
            "preferisco non rispondere",
            "zeg ik liever niet",
            "wol\u0119 nie podawa\u0107",
            "nechci uv\u00e9st",
        ),
        "woman; prefer not to say",
    ],
)
def test_declined(text):
    assert GENDER.read(text).answer is Answer.DECLINED


@pytest.mark.parametrize("text", ["", " ", "NA", "n/a", "-", "\u2013", "?", "--", "unknown", "NaN", "\u200b"])
def test_not_given(text):
    assert GENDER.read(text).answer is Answer.EMPTY


@pytest.mark.parametrize(
    "text",
    [
        "trans",
        "cis",
        "queer",
        "other",
        "X",
        "a person",
        "he/him",
        "man; demigod",
        "woman (something)",
        "Non-URM Female",
    ],
)
def test_words_that_map_nowhere(text):
    reading = GENDER.read(text)
    assert (reading.answer, reading.categories) == (Answer.UNMAPPED, frozenset())


def test_a_config_adds_categories_and_spellings():
    wider = GENDER.extended({"agender": ["no gender"], "woman": ["wahine"], "nonbinary": ["X"]})
    assert categories("agender", wider) == {"agender"}
    assert categories("No-Gender", wider) == {"agender"}
    assert categories("Wahine", wider) == {"woman"}
    assert categories("x; female", wider) == {"nonbinary", "woman"}
    assert categories("genderqueer", wider) == {"nonbinary"}
    assert list(wider.categories) == ["woman", "man", "nonbinary", "agender"]
    assert categories("agender") == {"nonbinary"}


def test_an_axis_of_ones_own():
    stage = Vocabulary("career stage", {"early": ["PhD student", "postdoc"], "senior": ["professor"]})
    assert categories("Phd Student", stage) == {"early"}
    assert stage.read("trans early").answer is Answer.UNMAPPED
    assert stage.read("prefer not to say").answer is Answer.DECLINED


def test_an_open_axis_takes_what_people_write():
    open_axis = Vocabulary("affiliation")
    assert categories("Holm & Berg,  Oslo", open_axis) == {"holm & berg, oslo"}
    assert categories("Holm AB; Berg Ltd;", open_axis) == {"holm ab", "berg ltd"}
    assert open_axis.read("n/a").answer is Answer.EMPTY


@pytest.mark.parametrize(
    ("texts", "answer"),
    [
        (["woman", "F"], Answer.GIVEN),
        (["woman", ""], Answer.GIVEN),
        (["woman", "man"], Answer.CONTRADICTED),
        (["man", "man; non-binary"], Answer.CONTRADICTED),
        (["woman", "prefer not to say"], Answer.DECLINED),
        (["woman", "demigod"], Answer.UNMAPPED),
        (["demigod", "declined"], Answer.DECLINED),
    ],
)
def test_several_readings_of_one_person(texts, answer):
    assert GENDER.combine(map(GENDER.read, texts)).answer is answer


def test_nothing_said_is_nothing():
    assert GENDER.combine([GENDER.read("")]) is None
    assert Vocabulary("country").combine([]) is None


def test_an_open_axis_does_not_contradict_itself():
    country = Vocabulary("country")
    combined = country.combine(map(country.read, ["Norway", "Chile", "norway"]))
    assert combined.categories == {"norway", "chile"}


@given(st.text(max_size=30))
def test_any_text_is_read_and_case_does_not_matter(text):
    reading = GENDER.read(text)
    assert reading.categories <= set(GENDER.categories)
    assert bool(reading.categories) == (reading.answer is Answer.GIVEN)
    if text.isascii():
        assert GENDER.read(text.swapcase()) == reading


@pytest.mark.parametrize(
    "axis",
    [
        "sex assigned at birth",
        "Sex-assigned-at-birth",
        "AGAB",
        "trans status",
        "is_trans",
        "birth sex",
        "cis",
        "is cisgender",
    ],
)
def test_axes_that_are_refused(axis):
    with pytest.raises(UserError) as caught:
        refuse(axis, Location("answers.csv", 1, 6))
    assert caught.value.message == "panelcheck does not use sex assigned at birth or trans status"
    assert caught.value.hint == "Ask for gender instead, and leave this out."
    assert str(caught.value.location) == "answers.csv:1:6"


@pytest.mark.parametrize("axis", ["gender", "sex", "career stage", "transport"])
def test_other_axes_are_not(axis):
    refuse(axis)
