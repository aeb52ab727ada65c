"""Who speaks how long in one transcript, as the transcript names them: for use at one's own desk."""

import json
from typing import Any

from panelcheck.transcripts import Quality, Transcript
from panelcheck.transcripts.turns import NOBODY, Heard, heard
from panelcheck.wording import bar, count, cut, minutes, percent, safe, safe_json

VERSION = 1
_LABEL = 32
_MINUTE, _SECOND = 60_000, 1000
_CAPTIONS = "  Caption times follow the reading, not the voice: take these minutes as about right."


def render_airtime(transcript: Transcript, format_name: str, columns: int = 0) -> str:
    """Return who speaks how long, as text or JSON; ``columns`` is how long a bar may be, 0 for none."""
    whole = heard(transcript.turns)
    if format_name == "json":
        return safe_json(json.dumps(_document(transcript, whole), indent=2, ensure_ascii=False)) + "\n"
    return "\n".join(_lines(transcript, whole, columns)).replace("\u00a0", " ") + "\n"


def _voices(whole: Heard) -> list[tuple[str, float]]:
    """Return each voice with its milliseconds, the longest first; what is of nobody comes last."""
    return sorted(whole.parts.items(), key=lambda voice: (voice[0] == NOBODY, -voice[1], voice[0]))


def _lines(transcript: Transcript, whole: Heard, columns: int) -> list[str]:
    named = sum(label != NOBODY for label in whole.parts)
    said = (
        f"{safe(transcript.path)}: {count(transcript.cues, 'cue')}, {transcript.quality.value};"
        f" {count(named, 'voice')}, {minutes(whole.talk / _MINUTE)} of talk in"
        f" {minutes((whole.last - whole.first) / _MINUTE)}"
    )
    lines = [said]
    wide = max(len(cut(safe(label or "(nobody named)"), _LABEL)) for label in whole.parts)
    for label, spent in _voices(whole):
        share = spent / whole.talk if whole.talk else 0.0
        name = cut(safe(label or "(nobody named)"), _LABEL)
        shown = f"  {name:<{wide}}  {spent / _MINUTE:6.1f} min  {percent(share):>5}  {bar(share, columns)}"
        lines.append(shown.rstrip())
    if transcript.quality is not Quality.DIARIZATION:
        lines.append(_CAPTIONS)
    return lines


def _document(transcript: Transcript, whole: Heard) -> dict[str, Any]:
    return {
        "version": VERSION,
        "path": transcript.path,
        "quality": transcript.quality.value,
        "cues": transcript.cues,
        "elapsed_seconds": round((whole.last - whole.first) / _SECOND, 3),
        "talk_seconds": round(whole.talk / _SECOND, 3),
        "unattributed_seconds": round(whole.parts.get(NOBODY, 0.0) / _SECOND, 3),
        "voices": [
            {
                "label": label,
                "seconds": round(spent / _SECOND, 3),
                "share": round(spent / whole.talk, 4) if whole.talk else 0.0,
                "turns": whole.stretches[label],
            }
            for label, spent in _voices(whole)
            if label != NOBODY
        ],
    }
