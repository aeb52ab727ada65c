import random
import subprocess
import sys
from pathlib import Path

import gender_guesser.detector
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from identity_programmes import panel

from panelcheck.errors import UserError
from panelcheck.identity import identify, names
from panelcheck.identity.likelihood import RATIOS
from panelcheck.identity.names import CONTESTED, given_names, likelihood_ratios


@pytest.fixture(scope="module")
def detector():
    return gender_guesser.detector.Detector(case_sensitive=False)


def answers(spellings):
    look_up = names._look_up(set(spellings))
    return {spelling: look_up(spelling) for spelling in spellings}


def east_asian_only(detector, name):
    countries = detector.COUNTRIES
    attested = {
        countries[place]
        for entry in detector.names[name].values()
        for place, char in enumerate(entry)
        if char != " "
    }
    return attested <= {"china", "japan", "korea", "vietnam"}


def test_every_name_of_the_data_gets_the_packages_own_answer(detector):
    found = answers(detector.names)
    assert len(found) > 45_000
    for name, answer in found.items():
        expected = "andy" if east_asian_only(detector, name) else detector.get_gender(name)
        assert answer.removesuffix(CONTESTED) == expected, name


def test_a_few_names_get_the_same_answer_as_all_of_them(detector):
    some = random.Random(7).sample(sorted(detector.names), 2_000)
    for name, answer in answers(some).items():
        expected = "andy" if east_asian_only(detector, name) else detector.get_gender(name)
        assert answer.removesuffix(CONTESTED) == expected, name


def test_a_name_with_entries_of_another_class_is_contested(detector):
    found = answers(detector.names)
    for name, answer in found.items():
        if answer.removesuffix(CONTESTED) in ("male", "female"):
            assert answer.endswith(CONTESTED) == (len(detector.names[name]) > 1), name


def ratio(name):
    return likelihood_ratios([name]).get(name)


@pytest.mark.parametrize(
    "name",
    [
        "Anna Berg",
        "ANNA BERG",
        "anna berg",
        "Anna BERG",
        "BERG Anna",
        "Dr. Anna Berg",
        "Prof. Dr. Anna M. Berg, PhD",
        "Berg, Anna",
        "Berg, Anna M.",
        "van den Berg, Anna",
        "Anna Berg (she/her)",
        'Anna "Annie" Berg',
        "  Anna\u00a0Berg ",
        "Anna",
        "Anna van den Berg",
        "Ann\u200ba Berg",
        "Mrs Anna Berg",
        "Anna O\u2019Dell",
        "Anna de la Cruz-Holm",
        "Anna Berg \U0001f389",
    ],
)
def test_the_given_name_is_found_in_every_writing(name):
    assert ratio(name) == RATIOS["female"]


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Jean-Pierre Holm", "Jean-Pierre"),
        ("Anna-Xyzzy Holm", "Anna"),
        ("Zoe Holm", "Zo\u00eb"),
        ("Juergen Holm", "J\u00fcrgen"),
        ("Hans-Juergen Holm", "Hans-J\u00fcrgen"),
        ("\u00c1nna Holm", "Anna"),
        ("Abdul Aziz Holm", "Abdul Aziz"),
        ("Anna Maria Holm", "Anna"),
    ],
)
def test_accents_compounds_and_transliterations(name, like):
    assert ratio(name) == ratio(like)
    assert ratio(name) is not None


@pytest.mark.parametrize(
    "name",
    [
        "J. Holm",
        "X-Q Holm",
        "J. Robert Holm",
        "JR Holm",
        "J Holm",
        "\u7530\u4e2d \u6075",
        "\u0410\u043d\u043d\u0430 \u0411\u0435\u0440\u0433",
        "Anna \u7530\u4e2d",
        "Wei Zhang",
        "Kim Min-jun",
        "Park Ji-woo",
        "Seo-yeon Holm",
        "Nguyen Thi Anna",
        "Xyzzyq Holm",
        "Xyzzyq",
        "Mr. Holm",
        "Dr Berg",
        "",
        " ",
        "?",
        "42",
        "anna@example.org",
        "@anna",
        "Kim Holm",
    ],
)
def test_no_evidence(name):
    assert ratio(name) is None


def test_contested_names_count_for_less():
    assert ratio("Andrea Holm") == RATIOS["female, contested"]
    assert ratio("Alex Holm") == RATIOS["male, contested"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=25), max_size=5))
def test_any_text_may_be_a_name(texts):
    assert likelihood_ratios(texts).keys() <= set(texts)


@given(st.text(max_size=30))
def test_spellings_are_made_of_the_name(name):
    for spelling in given_names(name):
        assert spelling
        assert spelling == spelling.casefold()


def run(code):
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parent
    )
    return done.stdout.split()


PROBE = """
import sys
from identity_programmes import panel
from panelcheck.identity import identify
identify(panel({names}, **{said}))
print(*(name for name in ("gender_guesser", "nameparser", "panelcheck.readers") if name in sys.modules))
"""


@pytest.mark.parametrize(
    ("who", "said", "loaded"),
    [
        ("'Anna Berg', 'Tom Ek'", {"gender": "woman"}, []),
        ("'Anna Berg', 'Dr. Tom Ek, PhD'", {"gender": "prefer not to say"}, []),
        ("'Anna Berg', 'Tom Ek'", {"pronouns": "they/them"}, []),
        ("'J. Berg', '\u7530\u4e2d'", {}, ["nameparser"]),
        ("'Berg, Anna'", {}, ["gender_guesser"]),
        ("'Anna Berg', 'Dr. Tom Ek'", {}, ["gender_guesser"]),
        ("'Anna Berg', 'Tom Ek, PhD'", {}, ["gender_guesser", "nameparser"]),
    ],
)
def test_what_is_loaded(who, said, loaded):
    assert run(PROBE.format(names=who, said=said)) == loaded


def test_without_the_package_the_error_says_what_to_do(monkeypatch):
    monkeypatch.setitem(sys.modules, "gender_guesser", None)
    with pytest.raises(UserError) as caught:
        identify(panel("Anna Berg"))
    assert caught.value.message == "first names need the package gender-guesser, which is not installed"
    assert caught.value.hint == "Install it, or leave first names out with --names off."
    assert identify(panel("Anna Berg"), names=False).table == ""
