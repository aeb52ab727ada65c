"""RTTM: who speaks when, as diarization tools write it. Ten fields a line, times in seconds."""

from decimal import Decimal, InvalidOperation

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.text import words
from panelcheck.source import Source
from panelcheck.transcripts.labels import Naming
from panelcheck.transcripts.model import Quality, Transcript, Turn

SUFFIXES = (".rttm",)
_FIELDS = 10
_REMARK = ";;"
_NOT_TURNS = words("""
    SEGMENT SPKR-INFO NOSCORE NO_RT_METADATA LEXEME NON-LEX NON-SPEECH FILLER EDIT IP SU CB A/P
""")
_HINT = "A turn is: SPEAKER file 1 onset duration <NA> <NA> name <NA> <NA>."
_LONGEST = 7 * 24 * 3600


def read(source: Source, _naming: Naming) -> Transcript:
    """Read an RTTM file. Raises UserErrors with every line that is no turn, each located.

    The variant of nine fields is refused: its speaker stands elsewhere. Lines of RTTM's other types hold
    no turns.
    """
    turns: list[Turn] = []
    errors: list[UserError] = []
    recordings: set[str] = set()
    for number, line in enumerate(source.lines, start=1):
        fields = line.split()
        if not fields or line.startswith(_REMARK) or fields[0] in _NOT_TURNS:
            continue
        problem = _problem(fields, recordings)
        if problem:
            errors.append(UserError(f"not a turn: {problem}", Location(source.path, number), _HINT))
            continue
        name = "" if fields[7] == "<NA>" else fields[7]
        column = line.rfind(fields[7], 0, line.rfind(fields[8])) + 1
        place = Location(source.path, number, column, number, column + len(fields[7]))
        turns.append(Turn(*_times(fields), name, place))
    if errors:
        raise UserErrors(errors)
    return Transcript(path=source.path, quality=Quality.DIARIZATION, cues=len(turns), turns=tuple(turns))


def _problem(fields: list[str], recordings: set[str]) -> str:
    """Return what keeps a line from being a turn; an empty text if nothing does."""
    if len(fields) != _FIELDS:
        return f"{len(fields)} fields where RTTM has {_FIELDS}"
    try:
        possible = all(0 <= Decimal(field) <= _LONGEST for field in fields[3:5])
    except InvalidOperation:
        possible = False
    if not possible:
        return "its onset or duration is no time in seconds"
    recordings.add(fields[1])
    return "a second recording in one file" if len(recordings) > 1 else ""


def _times(fields: list[str]) -> tuple[int, int]:
    """Return the start and the end in milliseconds."""
    start, length = Decimal(fields[3]), Decimal(fields[4])
    return round(start * 1000), round((start + length) * 1000)
