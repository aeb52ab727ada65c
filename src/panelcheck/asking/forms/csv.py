"""For a form builder: one row a piece of text or a question, to copy from left to right."""

from panelcheck.asking.sheet import sheet
from panelcheck.asking.survey import Question, Survey

COLUMNS = ("kind", "question", "choices", "several", "own words", "help")


def render(survey: Survey) -> str:
    """Return the survey as a table; a question's choices have ``;`` between them."""
    rows: list[tuple[str, ...]] = [("title", survey.title, "", "", "", survey.edition)]
    rows += [("text", heading, "", "", "", text) for heading, text in survey.about]
    rows += [_row(question) for question in survey.questions]
    return sheet([COLUMNS, *rows, ("text", "", "", "", "", survey.thanks)])


def _row(question: Question) -> tuple[str, ...]:
    kind = "choice" if question.choices else "paragraph" if question.long else "short answer"
    several = ("yes" if question.several else "no") if question.choices else ""
    return kind, question.ask, "; ".join(question.choices), several, question.own_words, question.help
