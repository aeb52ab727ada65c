"""Text that was encoded twice is read as it was meant, and said; text that only looks so stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.macroman import as_mac_roman
from panelcheck.readers import read, read_records, sources_in, sources_of
from panelcheck.readers.mojibake import repaired
from panelcheck.readers.records import Words
from panelcheck.source import Source, decode


def twice(text):
    """Encode a text as programs do that take UTF-8 for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "José Martín",
        "Zoë Łukasiewicz",
        "Ana’s “day” – José",
        "Андрей Ильин",
        "Ümit Öz",
        "山田 花子",
        "Leïla Àlvarez 🎉",
    ],
)
def test_what_was_encoded_twice_is_read_as_meant(text):
    assert repaired(Source("a.csv", twice(text))).text == text


def test_what_was_encoded_three_times_is_read_as_meant():
    assert repaired(Source("a.csv", twice(twice("José Martín")))).text == "José Martín"


@pytest.mark.parametrize(
    "text",
    [
        "José Martín, Zoë Łukasiewicz",
        "« CAFÉ » voilà » É” Ã” Ä“ PÅ »",
        "5 Å³ and 3×² at 20 °C",
        "IRMÃ ANA ÃO",
        "à€€ íŸÿ",  # no character is written so
        "Ÿa",
        "山田 花子 Андрей",
    ],
)
def test_a_text_encoded_once_stays(text):
    source = Source("a.csv", text)
    assert repaired(source) is source


@given(st.text(alphabet=st.characters(codec="cp1252")))
def test_nothing_but_such_places_changes(text):
    source = repaired(Source("a.csv", text))
    assert source.twice or source.text in (text, as_mac_roman(text))


def test_a_programme_says_that_it_was_mended(tmp_path):
    path = tmp_path / "talks.csv"
    path.write_text(f"session,speaker\nPanel,{twice('José Núñez')}\nTalk,Ada Quill\n", encoding="utf-8")
    ((source,), _) = sources_of(str(path))
    programme = read(source, Words())
    assert [seat.name for _, seat in programme.seats()] == ["José Núñez", "Ada Quill"]
    assert programme.assumptions == (
        "3 places of the text had been encoded twice (such as 'Ã©' for 'é'), and are read as meant",
    )
    assert source.line(2) == "Panel,José Núñez"


def test_one_place_is_one_place():
    ((source,), _) = sources_in(f"session,speaker\nPanel,{twice('José')} Quill\n".encode(), "talks.csv")
    assert read_records(source, Words()).assumptions[0].startswith("1 place of the text had been")


MAC_NAMES = [
    "José Müller", "Jürgen Oost", "Françoise Quill", "Peña, García, André Núñez", "Émile Zoë “day” – José",
    "Björn Ångström, René", "Søren Müller, Øyvind Bø", "Ève à l’été, Günther; Straße", "Sérgio Conceição",
]  # fmt: skip


def taken_for_windows(text):
    """Read Mac OS Roman as Windows-1252 does; bytes that mean nothing there stay."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("mac_roman"))


@pytest.mark.parametrize("text", MAC_NAMES)
def test_mac_os_roman_is_read_as_meant(text):
    assert decode(text.encode("mac_roman"), "a.csv").text == text
    assert repaired(Source("a.csv", taken_for_windows(text))).text == text


@pytest.mark.parametrize(
    "text",
    [
        "José Müller", "Žižek, Šimon", "DŽamonja", "eŽivnost", "MAŽEIKA", "L’HAŸ-les-Roses", "Œuvre sŒur",
        "Ana’s “day” – it’s Foo™", "wait…what 5€ – “x”", "Nový Žák", "JosŽ, and José", "JosŽ and Ana’s",
        "JosŽ – tape", "JosŽ Łuk",
    ],
)  # fmt: skip
def test_what_may_be_no_mac_os_roman_stays(text):
    source = Source("a.csv", text)
    assert repaired(source) is source


WELL_WRITTEN = [
    "Zoë", "José", "Müller", "Françoise", "Peña", "Ørjan", "Ångström", "Łukasz", "Ana’s", "O’Hara", "–",
]  # fmt: skip


@given(st.lists(st.sampled_from(WELL_WRITTEN)))
def test_no_name_in_windows_1252_is_mended(words):
    assert as_mac_roman(" ".join(words)) is None


def test_a_programme_says_that_it_was_read_as_mac_os_roman():
    data = "session,speaker\nPanel,José Müller\n".encode("mac_roman")
    ((source,), _) = sources_in(data, "talks.csv")
    programme = read(source, Words())
    assert [seat.name for _, seat in programme.seats()] == ["José Müller"]
    assert programme.assumptions == (
        "accents are read as Mac OS Roman ('Ž' is 'é'), as all of them fit it: look at them in names",
    )
