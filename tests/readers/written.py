"""Programmes in every format: the facts of one, strategies that make them up, and a writer a format."""

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import yaml
from hypothesis import strategies as st

GIVEN = ("Ada", "Bram", "Cora", "Elif", "Gustav", "Ida", "José", "Lin", "Анна", "Zoë")
FAMILY = ("Quill", "Oost", "Díaz", "Fern", "van der Hale", "O'Moll", "Berg-Lund", "Лугова", "Šarić", "Okri")
SUBJECTS = (
    "the sea",
    "rivers",
    "tape",
    "#maps",
    "old: new",
    '"quoted" words',
    "rivers, seas",
    "données",
    "C++ & Rust",
    "100 % < 5",
)
ROOMS = ("", "Hall 1", "Room: B", "Old Library, 2nd floor")
TRACKS = ("", "Water", "Web & Data")
ROLES = {
    "panel": ("moderator", "panelist"),
    "talk": ("speaker",),
    "workshop": ("speaker",),
    "keynote": ("keynote",),
}
DAY = datetime(2027, 3, 4)  # noqa: DTZ001 - programmes give the times of their place


@dataclass(frozen=True)
class Slot:
    """What a format can say of one session; ``seats`` are names by role."""

    title: str
    kind: str
    start: datetime
    end: datetime
    room: str = ""
    track: str = ""
    seats: tuple[tuple[str, str], ...] = ()

    def by_role(self):
        roles = dict.fromkeys(role for _, role in self.seats)
        return {role: [name for name, one in self.seats if one == role] for role in roles}


names = st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(FAMILY))


@st.composite
def slots(draw, number):
    kind = draw(st.sampled_from(sorted(ROLES)))
    people = draw(st.lists(names, min_size=1, max_size=5, unique=True))
    if kind == "panel":
        people = [*people, "Mia Panel", "Noor Stage"][: max(2, len(people))]
        seats = [(people[0], "moderator"), *((name, "panelist") for name in people[1:])]
    else:
        seats = [(name, ROLES[kind][0]) for name in people]
    start = DAY + timedelta(minutes=draw(st.integers(0, 3 * 24 * 60 // 5)) * 5)
    return Slot(
        title=f"Number {number} on {draw(st.sampled_from(SUBJECTS))}",
        kind=kind,
        start=start,
        end=start + timedelta(minutes=draw(st.sampled_from((5, 20, 45, 90)))),
        room=draw(st.sampled_from(ROOMS)),
        track=draw(st.sampled_from(TRACKS)),
        seats=tuple(seats),
    )


programmes = st.integers(1, 6).flatmap(
    lambda size: st.tuples(*(slots(number) for number in range(1, size + 1)))
)


def record(slot):
    """Return a session as our own schema has it."""
    said = {
        "title": slot.title,
        "kind": slot.kind,
        "start": f"{slot.start:%Y-%m-%d %H:%M}",
        "end": f"{slot.end:%Y-%m-%d %H:%M}",
        "room": slot.room,
        "track": slot.track,
        "people": [{"name": name, "role": role} for name, role in slot.seats],
    }
    return {key: value for key, value in said.items() if value}


def rows(programme):
    yield ["session", "kind", "start", "end", "room", "track", "name", "role"]
    for slot in programme:
        said = record(slot)
        for name, role in slot.seats:
            yield [
                *(said.get(key, "") for key in ("title", "kind", "start", "end", "room", "track")),
                name,
                role,
            ]


def as_csv(programme, folder):
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows(programme))
    return put(folder / "talks.csv", text.getvalue())


def as_xlsx(programme, folder):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Talks")
    for row in rows(programme):
        sheet.append(row)
    book.save(folder / "talks.xlsx")
    return folder / "talks.xlsx"


def as_json(programme, folder):
    return put(folder / "talks.json", json.dumps({"sessions": list(map(record, programme))}, indent=1))


def as_yaml(programme, folder):
    text = yaml.safe_dump({"sessions": list(map(record, programme))}, allow_unicode=True, sort_keys=False)
    return put(folder / "talks.yaml", text)


def as_toml(programme, folder):
    lines = []
    for slot in programme:
        said = record(slot)
        people = said.pop("people")
        lines += ["[[sessions]]", *(f"{key} = {json.dumps(value)}" for key, value in said.items())]
        for person in people:
            lines += [
                "[[sessions.people]]",
                *(f"{key} = {json.dumps(value)}" for key, value in person.items()),
            ]
    return put(folder / "talks.toml", "\n".join(lines))


def as_xml(programme, folder):
    lines = ["<programme><sessions>"]
    for slot in programme:
        said = record(slot)
        people = said.pop("people")
        lines += [
            "<session>",
            *(f"<{key}>{escape(value)}</{key}>" for key, value in said.items()),
            "<people>",
        ]
        lines += [f"<person role={quoteattr(one['role'])}>{escape(one['name'])}</person>" for one in people]
        lines += ["</people></session>"]
    return put(folder / "talks.xml", "\n".join([*lines, "</sessions></programme>"]))


def as_frab(programme, folder):
    """Write frab's XML, which knows no roles."""
    lines = ["<schedule><conference><title>Elm Days</title></conference>"]
    for slot in programme:
        length = int((slot.end - slot.start).total_seconds()) // 60
        lines += [
            f'<day date="{slot.start:%Y-%m-%d}"><room name={quoteattr(slot.room or "Hall")}>',
            f'<event id="{slot.title[7]}">',
            f"<start>{slot.start:%H:%M}</start><duration>{length // 60:02}:{length % 60:02}</duration>",
            f"<title>{escape(slot.title)}</title><type>{slot.kind}</type><track>{escape(slot.track)}</track><persons>",
            *(f'<person id="{name}">{escape(name)}</person>' for name, _ in slot.seats),
            "</persons></event></room></day>",
        ]
    return put(folder / "schedule.xml", "\n".join([*lines, "</schedule>"]))


def as_front_matter(programme, folder):
    (folder / "_talks").mkdir()
    for number, slot in enumerate(programme):
        text = yaml.safe_dump(record(slot), allow_unicode=True, sort_keys=False)
        put(folder / "_talks" / f"{number}.md", f"---\n{text}---\nAll about it.\n")
    return folder


LABELS = {
    "moderator": "Moderator",
    "panelist": "Panelists",
    "speaker": "Speakers",
    "keynote": "Keynote speaker",
}


def as_ical(programme, folder):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//elm//"]
    for number, slot in enumerate(programme):
        people = "\n".join(f"{LABELS[role]}: {'; '.join(who)}" for role, who in slot.by_role().items())
        track = f"\nTrack: {slot.track}" if slot.track else ""
        lines += ["BEGIN:VEVENT", f"UID:{number}@example.org", f"SUMMARY:{said(slot.title)}"]
        lines += [f"DTSTART:{slot.start:%Y%m%dT%H%M%S}", f"DTEND:{slot.end:%Y%m%dT%H%M%S}"]
        lines += [f"CATEGORIES:{slot.kind}", f"DESCRIPTION:{said(people + track)}"]
        lines += [f"LOCATION:{said(slot.room)}"] * bool(slot.room) + ["END:VEVENT"]
    folded = (part for line in lines for part in fold(line))
    return put(folder / "talks.ics", "\r\n".join([*folded, "END:VCALENDAR", ""]))


def said(text):
    for char in "\\;,":
        text = text.replace(char, f"\\{char}")
    return text.replace("\n", "\\n")


def fold(line):
    yield line[:60]
    yield from (f" {line[start : start + 60]}" for start in range(60, len(line), 60))


def put(path, text):
    Path(path).write_text(text, encoding="utf-8", newline="")
    return path


WRITERS = {
    "csv": as_csv, "xlsx": as_xlsx, "json": as_json, "yaml": as_yaml, "toml": as_toml, "xml": as_xml,
    "frab": as_frab, "front matter": as_front_matter, "ical": as_ical,
}  # fmt: skip


def without_roles(programme):
    """Return what a format that knows neither roles nor empty rooms keeps of a programme."""
    return [
        replace(slot, room=slot.room or "Hall", seats=tuple((name, "") for name, _ in slot.seats))
        for slot in programme
    ]


def facts(programme):
    """Return what was read as slots, in the order of their titles."""
    return sorted(
        (
            Slot(
                title=session.title.text,
                kind=session.kind.value,
                start=session.start,
                end=session.end,
                room=session.room,
                track=session.track,
                seats=tuple((seat.name, seat.role.value) for seat in session.seats),
            )
            for session in programme.sessions
        ),
        key=lambda slot: slot.title,
    )
