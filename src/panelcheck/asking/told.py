"""What the commands say of answers: counts, and never what anybody answered."""

from collections.abc import Iterator

from panelcheck.asking.answers import Understood
from panelcheck.asking.coverage import Coverage
from panelcheck.asking.ledger import Merged
from panelcheck.asking.responses import Export
from panelcheck.identity.retention import Retention
from panelcheck.wording import GLUE, count, safe


def imported(path: str, export: Export, understood: Understood) -> Iterator[str]:
    """Say how a form's export was read."""
    yield f"{path}: {count(export.rows, 'response')}, {count(understood.people, 'person')}"
    for axis in export.axes:
        parts = [
            f"answered {understood.answered[axis]}",
            f"declined or left empty {understood.declined[axis]}",
            f"in words that map to no category {understood.unmapped[axis]}",
        ]
        yield f"  {axis}: {', '.join(parts if understood.unmapped[axis] else parts[:2])}"
    if understood.again:
        yield f"  answered again: {understood.again} (the later answer counts)"
    if understood.nameless:
        yield f"  without a name or e-mail: {understood.nameless} (left out)"
    if understood.refused:
        yield f"  did not agree to the use: {understood.refused} (counted as declined, no answer is kept)"
    if export.undated:
        yield (
            f"  times that cannot be read: {export.undated} (those answers have no date, and all count in the"
            " order of the file)"
        )
    if export.coded:
        yield (
            f"  codes instead of words: {export.coded} (export full answers, or say what they mean with"
            " --vocabulary)"
        )
    if export.unread:
        yield f"  columns not needed: number {', '.join(map(str, export.unread))}"


def kept(path: str, merged: Merged, *, new: bool) -> Iterator[str]:
    """Say what was written."""
    if new:
        yield f"Wrote {path}: {count(merged.added, 'record')}, for nobody but you to read"
        return
    yield f"Wrote {path}: {merged.added} added, {merged.changed} changed, {merged.known} known already"
    if merged.taken_back:
        yield f"  {count(merged.taken_back, 'answer')} stays out: taken back since"


def covered(found: Coverage) -> Iterator[str]:
    """Say how far a programme's people have been asked."""
    waiting = len(found.waiting)
    yield f"{found.path}: {count(found.people, 'person')}, asked {found.asked}, not yet asked {waiting}"
    for axis, answered in found.answered.items():
        yield f"  {axis}: answered {answered}, declined or left empty {found.declined[axis]}"
    if found.stated:
        yield f"  not yet asked, but in the programme: {found.stated} (asked: true, if it is their own word)"
    if found.withdrawn:
        yield f"  took their answers back: {found.withdrawn} (do not ask again)"
    if found.unclear:
        yield f"  may have answered: {found.unclear} (an answer fits several people here: ask for e-mails)"
    if found.several:
        yield f"  fit several people here: answers of {count(found.several, 'person')}"
    if found.nobody:
        yield f"  match nobody here: answers of {count(found.nobody, 'person')} (a name spelt otherwise?)"
    if found.lapsed:
        yield f"  lapsed: {count(found.lapsed, 'record')} expired or taken back"
    if found.renewed:
        yield f"  answered again: {found.renewed} (the later answer counts)"


def listed(found: Coverage) -> Iterator[str]:
    """Name those who have not been asked yet."""
    yield from (f"  {name}" for name in found.waiting)


def lapsed(path: str, found: Retention, *, written: bool) -> Iterator[str]:
    """Say which declarations do not hold any more, and what became of them."""
    number = found.lapsed + len(found.withdrawals) + len(found.renewed)
    if not number:
        yield f"{path}: all {count(len(found.kept), 'record')} hold"
        return
    again = f", answered again since {len(found.renewed)}" if found.renewed else ""
    yield (
        f"{path}: {count(number, 'record')} lapsed (expired {len(found.expired)}, taken back"
        f" {len(found.taken_back)}, withdrawals {len(found.withdrawals)}{again}), {len(found.kept)} hold"
    )
    if found.idle:
        yield f"  {count(found.idle, 'withdrawal')} found nothing to take back (a name spelt otherwise?)"
    if not written:
        yield "Nothing is changed yet: --write takes them out."
        return
    yield "They are taken out. Delete them in the form tool and in backups too, or they come back."
    if not found.kept:
        yield "Nothing is left in the file: you can delete it."


def text(lines: Iterator[str]) -> str:
    """Return lines as they go to a terminal."""
    return "".join(f"{safe(line).replace(GLUE, ' ')}\n" for line in lines)
