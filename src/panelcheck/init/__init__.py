"""The first panelcheck.yaml of an event: what was found, a few plain questions, and a commented file."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from panelcheck.config import FILE_NAMES, find_config, shown
from panelcheck.errors import Location, UserError
from panelcheck.init.survey import Found, Survey
from panelcheck.suggest import mapping_lines, scalar
from panelcheck.values import dataclass
from panelcheck.wording import GLUE, count, safe, wrap

ASKED = "Did the people on stage say themselves what the file says of their gender or pronouns?"
NAMES = "May first names be a hint where nobody was asked? Only for whole line-ups, never for a person."
OBSERVE = "Should panelcheck only observe: count, and never fail a build?"
ANSWERS = "Is there a file of what people told you, outside the repository? Its path, or nothing"

_OPEN = "looks like such a file. Who can read the repository can read it too."
_WIDTH = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the organiser decides; the defaults are taken where nobody is asked."""

    asked: bool = False
    names: bool = True
    observe: bool = False
    declarations: str = ""


def ask(survey: Survey, confirm: Callable[[str, bool], bool], prompt: Callable[[str], str]) -> Answers:
    """Ask in plain words. ``confirm`` takes a question and its default, ``prompt`` a question."""
    default = Answers()
    declared = any(found.suggestion.asked for found in survey.programmes)
    return Answers(
        asked=confirm(ASKED, default.asked) if declared else default.asked,
        names=confirm(NAMES, default.names),
        observe=confirm(OBSERVE, default.observe),
        declarations=_from(survey.folder, prompt(ANSWERS).strip()),
    )


def _from(folder: Path, file: str) -> str:
    """Return the path of a file relative to ``folder``, where the config will lie."""
    if not file:
        return ""
    path = Path(file).expanduser()
    if not path.is_file():
        raise UserError("no such file", Location(file), "Check the path, or leave it empty for now.")
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def config_path(survey: Survey) -> Path:
    """Return where the config is to be written.

    Raises UserError where there is one already: a config is never overwritten.
    """
    taken = find_config(survey.folder)
    for found in survey.programmes:
        taken = taken or find_config(survey.folder / found.files[0])
    if taken:
        raise UserError(
            "there is a config already, and it stays as it is", Location(shown(taken)),
            "Edit it, or move it away and run 'panelcheck init' again.",
        )  # fmt: skip
    return survey.folder / FILE_NAMES[0]


def render(survey: Survey, answers: Answers) -> str:
    """Return the text of the config, with a comment on every decision."""
    return "".join(f"{line}\n" for line in _lines(survey, answers))


def told(survey: Survey, path: Path) -> str:
    """Return what to say of a config that was just written."""
    lines = [f"Wrote {shown(path)}: {count(len(survey.programmes), 'programme')}."]
    lines += [f"  {found.name}: {found.layout} ({', '.join(found.files)})" for found in survey.programmes]
    lines += [
        f"{file} looks like what people told you, and is not read as a programme: keep it outside."
        for file in survey.answers
    ]
    lines += [f"{error.location}: left out: {error.message}" for error in survey.broken]
    lines.append("Next: panelcheck check")
    return "".join(f"{safe(line).replace(GLUE, ' ')}\n" for line in lines)


def _lines(survey: Survey, answers: Answers) -> Iterator[str]:
    yield "# How panelcheck reads this event's programme. Every line may be changed; all keys:"
    yield "# panelcheck schema config"
    yield ""
    yield "# 'panelcheck check' without a path checks these; 'panelcheck show FILE' tells how one was read."
    yield "programmes:"
    for found in survey.programmes:
        yield from _programme(found)
    yield from _names(answers)
    yield from _observe(answers)
    yield from _asked(survey, answers)
    yield from _declarations(survey, answers)
    yield from _words(survey)


def _programme(found: Found) -> Iterator[str]:
    yield f"  # {safe(found.layout)}"
    yield f"  - name: {scalar(safe(found.name))}"
    yield "    files:"
    for file in found.files:
        yield f"      - {scalar(file)}"
    if found.needed:
        yield "    # Without this, no column names people."
        yield from (f"    {line}" for line in mapping_lines("fields", found.needed))


def _names(answers: Answers) -> Iterator[str]:
    yield from _comment(
        "First names say little about a person, and nothing about some people. With 'on' they are a hint for"
        " a whole line-up where nobody was asked, with the uncertainty stated; what rests on them fails no"
        " build by itself. With 'off' only what people say about themselves counts."
    )
    yield f"names: {'on' if answers.names else 'off'}"


def _observe(answers: Answers) -> Iterator[str]:
    yield from _comment(
        "To observe only: numbers without thresholds (the pack 'observe'), and nothing fails a build."
    )
    mark = "" if answers.observe else "# "
    yield f"{mark}extends: [observe]"
    yield f"{mark}fail-on: never"


def _asked(survey: Survey, answers: Answers) -> Iterator[str]:
    yield from _comment(
        "Did people fill in their gender or pronouns in the programme themselves? If so, say true; otherwise"
        " the report says that the source of these columns is not stated."
    )
    said = any(found.suggestion.asked for found in survey.programmes)
    yield f"{'' if said else '# '}asked: {'true' if answers.asked or not said else 'false'}"


def _declarations(survey: Survey, answers: Answers) -> Iterator[str]:
    yield from _comment(
        "Declarations: a CSV or YAML file of what people told you about themselves, with a column 'name' (or"
        " 'id', or 'email') and one for each thing they told, such as 'gender'. 'prefer not to say' is an"
        " answer. Keep it outside the repository; nobody is ever shown beside a category."
    )
    if not answers.declarations:
        yield "# declarations: ../private/answers.csv"
        yield from (f"# {safe(file)} {_OPEN}" for file in survey.answers)
        return
    if not answers.declarations.startswith("../"):
        yield "# This one lies inside: who can read the repository can read it too."
    yield f"declarations: {scalar(answers.declarations)}"


def _words(survey: Survey) -> Iterator[str]:
    fields = {name: to for found in survey.programmes for name, to in found.suggestion.fields.items()}
    kinds = {word: kind for found in survey.programmes for word, kind in found.suggestion.kinds.items()}
    if fields:
        yield from _comment(
            "Columns whose names panelcheck does not know, and what they seem to hold. Where it is right,"
            " take the '# ' away."
        )
        yield from (f"# {line}" for line in mapping_lines("fields", fields))
    if kinds:
        yield from _comment(
            "Words for kinds of session that panelcheck does not know, and a guess (panel, talk, keynote,"
            " workshop, lightning, roundtable, fireside, other). Where it is right, take the '# ' away."
        )
        yield from (f"# {line}" for line in mapping_lines("kinds", kinds))


def _comment(text: str) -> Iterator[str]:
    yield ""
    yield from wrap(text, _WIDTH, first="# ", rest="# ")
