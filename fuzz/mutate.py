"""Mutations of programmes as text and as bytes: what editors, exports and transfers do to files, and worse."""

import random
from collections.abc import Sequence

MOST = 20_000  # bytes; how size grows time is measured in bench/ and tested in tests/robustness/

WORDS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        # structure
        ",", ";", "\t", "|", '"', "'", '""', "\n", "\r", "\r\n", "\\n", "\\,", "\\", ":", ": ", "- ", "  ", "---\n", "...\n", "+++\n",
        "{", "}", "[", "]", "{}", "[]", "<", ">", "</", "/>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&x;", "&#0;", "&#55296;",
        "&a ", "*a", "<<: *a", "? ", "!!str ", "|\n", ">-\n", "# ", "%YAML 1.2\n", "= ", '"""', "'''", "[[a]]\n", "a.b = ", "\\u0000",
        "\\ud800", "\\uD83D", "\\xff", "null", "~", "true", "false", "NaN", "-0", "1e999", "0x1", "1_000", "9" * 30, "9" * 400, "-1",
        "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "RRULE:FREQ=SECONDLY\r\n", "RRULE:FREQ=DAILY;COUNT=999999999\r\n", "EXDATE:", "RECURRENCE-ID:",
        "DURATION:P", "DURATION:-PT99999999999H\r\n", ";TZID=", ";VALUE=DATE:", ";CN=", ";PARTSTAT=DECLINED", "TZID:\r\n",
        '<!DOCTYPE a [<!ENTITY b "c">]>', "xmlns:a=''", "<person>", "</person>", '<c t="s"><v>', '<c r="ZZZ9999999">', ' r="0"', 't="d"',
        # times
        "10:00", "25:61", "24:00", "10h30", "2 PM", "12 am", "2026-02-30", "2026-05-04", "0000-00-00", "9999-12-31T23:59:59-23:59",
        "2026-05-04T10:00:00+02:00", "T", "Z", "+25:00", "99999 min", "-5", "0", "1.5 hours", "10:00-09:00", "10:00 – 11:00", "PT1H",
        # people and words
        "Ada Quill", "Bram Oost", "Quill, Ada", "Ada Quill and Bram Oost", "et al.", "TBA", "N/A", "Dr. ", " (she/her)", "(they/them) ",
        " & ", " und ", " et ", " with ", "Moderator: ", "Panelists: ", "Chair: ", " (moderator)", ", PhD", " of The Elm Times", "by ",
        "@ada", "ada@example.org", "https://example.org/", "[Ada Quill](https://example.org)", "<b>", "**", "panel", "keynote", "lunch",
        "speakers", "title", "name", "start", "end", "date", "duration", "role", "id", "gender", "pronouns", "people", "sessions", "kind",
        "track", "room", "status", "description", "talk", "person_id", "bio", "moderator", "woman", "man", "non-binary", "declined",
        "panelcheck: ignore PC101", "panelcheck", "PC999",
        # letters
        "李 小龙", "Анна Лугова", "ليلى", "\u202eadA", "\u200b", "\u00a0", "\u2028", "\u0085", "\ufeff", "😀", "👩‍🚀", "é", "e\u0301" * 9, "ß", "İ", "ǅ",
        "\x00", "\x0b", "\x0c", "\x1b[31m", "\x7f", "\ud800", "²", "٣", "½", "−",
    )
) + (b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xe9", b"\x80", b"\x81")  # fmt: skip


class Mutator:
    """Makes new inputs from the seeds of one format, the same ones for the same ``seed``."""

    def __init__(self, seeds: Sequence[bytes], seed: int) -> None:
        self._seeds = list(seeds)
        self._random = random.Random(seed)  # noqa: S311 - no secret depends on it

    def next(self) -> bytes:
        """Return the next input."""
        return self.changed(self._random.choice(self._seeds), self._random.choice((1, 1, 2, 3, 5, 8, 20)))

    def changed(self, data: bytes, times: int) -> bytes:
        """Return ``data`` with that many changes."""
        for _ in range(times):
            data = self._random.choice(_CHANGES)(data, self._random, self._seeds)[:MOST]
        return data


def _place(data: bytes, rng: random.Random) -> int:
    return rng.randint(0, len(data))


def _stretch(data: bytes, rng: random.Random, most: int = 60) -> tuple[int, int]:
    start = _place(data, rng)
    return start, min(len(data), start + rng.randint(1, most))


def _word_in(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    return data[:place] + rng.choice(WORDS) + data[place:]


def _word_over(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, rng, 20)
    return data[:start] + rng.choice(WORDS) + data[end:]


def _byte(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    place = _place(data, rng)
    return data[:place] + bytes([rng.randrange(256)]) + data[place + 1 :]


def _gone(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, rng)
    return data[:start] + data[end:]


def _again(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    start, end = _stretch(data, rng, 200)
    return data[:end] + data[start:end] * rng.choice((1, 1, 2, 10, 100)) + data[end:]


def _cut(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    return data[: _place(data, rng)]


def _lines(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    first, second = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            lines[first], lines[second] = lines[second], lines[first]
        case 1:
            lines.insert(first, lines[second])
        case 2:
            del lines[first]
        case _:
            lines[first] = b" " * rng.randint(1, 4) + lines[first]
    return b"".join(lines)


def _cells(data: bytes, rng: random.Random, _: Sequence[bytes]) -> bytes:
    """Swap two stretches between separators, as when a row is shifted."""
    mark = rng.choice((b",", b";", b"\t", b":", b'"', b">", b"\n", b" "))
    parts = data.split(mark)
    first, second = rng.randrange(len(parts)), rng.randrange(len(parts))
    parts[first], parts[second] = parts[second], parts[first]
    return mark.join(parts)


def _spliced(data: bytes, rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    other = rng.choice(seeds)
    start, end = _stretch(other, rng, 400)
    place = _place(data, rng)
    return data[:place] + other[start:end] + data[place:]


_CHANGES = (
    _word_in,
    _word_in,
    _word_in,
    _word_over,
    _word_over,
    _byte,
    _gone,
    _again,
    _cut,
    _lines,
    _lines,
    _cells,
    _spliced,
)
