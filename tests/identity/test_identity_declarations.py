from datetime import date

import pytest

from panelcheck.errors import UserError, UserErrors
from panelcheck.identity import read_declarations
from panelcheck.identity.declarations import State
from panelcheck.identity.retention import in_force
from panelcheck.source import Source

HINT = "Give it a first row such as: name,gender - or id or email instead of name."
OR_ELSE = ", or give the field another name if it means something else"
YAML_HINT = "Write a list of people, each with a name, id or email, and an axis: - {name: ..., gender: ...}"


def read(text, path="answers.csv", axes=("gender", "career stage")):
    return [
        (one.name, one.id, one.email, one.axis, one.cell.text, str(one.cell.location))
        for one in read_declarations(Source(path, text), axes)
    ]


def error_of(text, path="answers.csv", axes=("gender",)):
    with pytest.raises((UserError, UserErrors)) as caught:
        read_declarations(Source(path, text), axes)
    (error,) = getattr(caught.value, "errors", [caught.value])
    return str(error.location), error.message, error.hint


def test_one_column_an_axis():
    header = "id;Name;E-Mail;Gender;Career stage;pronouns\n"
    text = header + "7;Anna Berg;a@example.org;woman;early;she/her\n\n;Tom Ek;;NA;;\n"
    assert read(text) == [
        ("Anna Berg", "7", "a@example.org", "gender", "woman", "answers.csv:2:27"),
        ("Anna Berg", "7", "a@example.org", "career stage", "early", "answers.csv:2:33"),
        ("Anna Berg", "7", "a@example.org", "pronouns", "she/her", "answers.csv:2:39"),
    ]


def test_a_form_with_questions():
    text = "Timestamp,Your name,What is your gender? (optional),Notes\n2024-01-05,Anna Berg,Frau,private\n"
    assert read(text) == [("Anna Berg", "", "", "gender", "Frau", "answers.csv:2:22")]


def test_axis_and_values():
    header = "name,axis,values\n"
    text = header + 'Anna Berg,gender,"woman; non-binary"\nAnna Berg,Career Stage,early\nTom Ek,gender,\n'
    assert read(text) == [
        ("Anna Berg", "", "", "gender", "woman; non-binary", "answers.csv:2:19"),
        ("Anna Berg", "", "", "career stage", "early", "answers.csv:3:24"),
    ]


def test_yaml():
    first = "- name: Anna Berg\n  gender: [woman, non-binary]\n"
    text = first + "- {id: 7, axis: gender, values: man}\n- {name: Tom Ek}\n"
    assert read(text, "answers.yaml") == [
        ("Anna Berg", "", "", "gender", "woman; non-binary", "answers.yaml:2:11"),
        ("", "7", "", "gender", "man", "answers.yaml:3:33"),
    ]


def test_yaml_under_a_key():
    assert read("declarations:\n  - {name: No, gender: F}\n", "a.yml") == [
        ("No", "", "", "gender", "F", "a.yml:2:24")
    ]


def test_a_null_says_nothing():
    assert read("- {name: Anna Berg, gender: }\n", "a.yaml") == []


@pytest.mark.parametrize(
    ("text", "path", "place", "axis"),
    [
        ("name,gender,Geschlecht\nAnna Berg,F,divers\n", "a.csv", "a.csv:1:13", "gender"),
        ("name,gender,gender\nAnna Berg,F,divers\n", "a.csv", "a.csv:1:13", "gender"),
        ("name,gender,state,State\nAnna Berg,F,,withdrawn\n", "a.csv", "a.csv:1:19", "state"),
        ("- {name: Anna Berg, gender: F, Gender: divers}\n", "a.yaml", "a.yaml:1:32", "gender"),
    ],
)
def test_two_fields_for_one_thing_are_refused_as_either_may_count(text, path, place, axis):
    hint = "Leave one of them, with what people last said."
    assert error_of(text, path) == (place, f"a second field for '{axis}'", hint)


def test_of_two_fields_that_name_a_person_the_first_counts():
    assert read("name,speaker,gender\nAnna Berg,A. B.,F\n") == [
        ("Anna Berg", "", "", "gender", "F", "answers.csv:2:17")
    ]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("foo,gender\n1,woman\n", ("answers.csv:1:1", "no field says whose declarations these are", HINT)),
        ("name,room\nAnna,2\n", ("answers.csv:1:1", "no field is an axis of this event (gender)", HINT)),
        (
            "name,gender,Sex assigned at birth\nAnna,woman,x\n",
            (
                "answers.csv:1:13",
                "panelcheck does not use sex assigned at birth or trans status",
                "Ask for gender instead, and leave this out.",
            ),
        ),
        (
            "name,axis,values\nAnna Berg,trans status,x\n",
            (
                "answers.csv:2:11",
                "panelcheck does not use sex assigned at birth or trans status",
                "Ask for gender instead, and leave this out.",
            ),
        ),
        (
            "name,gender\nAnna,woman,x\n",
            ("answers.csv:2:12", "this row has 3 cells, but the header names 2 columns", ""),
        ),
    ],
)
def test_tables_that_cannot_be_used(text, error):
    assert error_of(text) == error


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", ("a.yaml:1:1", "no list of declarations in this file", YAML_HINT)),
        ("x: 1\n", ("a.yaml:1:1", "no list of declarations in this file", YAML_HINT)),
        ("- Anna\n", ("a.yaml:1:3", "a declaration is a mapping of keys and values", YAML_HINT)),
        ("- {name: Anna}\n", ("a.yaml:1:1", "no field is an axis of this event (gender)", YAML_HINT)),
        ("- {gender: woman}\n", ("a.yaml:1:1", "no field says whose declarations these are", YAML_HINT)),
        ("- {name: Anna, gender: {a: b}}\n", ("a.yaml:1:24", "a value is a text or a list of texts", "")),
        ("- {name: [[Anna]], gender: x}\n", ("a.yaml:1:10", "a value is a text or a list of texts", "")),
    ],
)
def test_yaml_that_cannot_be_used(text, error):
    assert error_of(text, "a.yaml") == error


def test_every_bad_record_is_told_at_once():
    text = "name,gender,axis,values\n,woman,,\nAnna,man,,\n,,gendre,x\nTom,,stage,x\n"
    with pytest.raises(UserErrors) as caught:
        read_declarations(Source("answers.csv", text), ["gender"])
    assert [(str(one.location), one.message, one.hint) for one in caught.value.errors] == [
        ("answers.csv:2:1", "this declaration does not say whose it is", "Add a name, id or email."),
        ("answers.csv:4:3", "this is not an axis of this event", "Did you mean 'gender'?"),
        (
            "answers.csv:5:6",
            "this is not an axis of this event",
            "Configure it under 'axes:' in panelcheck.yaml.",
        ),
    ]


FULL = "name,email,axis,values,state,source,link,purposes,date,expires\n"
TODAY = date(2027, 3, 1)


def held(*rows, header=FULL):
    """Return who is left with what once ``rows`` are read today, and how many records lapsed."""
    text = header + "".join(f"{row}\n" for row in rows)
    kept, found = in_force(read_declarations(Source("answers.csv", text), ["gender"]), TODAY)
    return [(one.name or one.email, one.cell.text) for one in kept], found.lapsed


def test_a_full_record():
    row = "Anna Berg,a@example.org,gender,woman; non-binary,Declared,own form,,"
    row += "check; publish,2027-01-05,2027-06-30"
    (one,) = read_declarations(Source("answers.csv", f"{FULL}{row}\n"), ["gender"])
    assert (one.state, one.purposes) == (State.DECLARED, {"check", "publish"})
    assert (one.said_on, one.expires) == (date(2027, 1, 5), date(2027, 6, 30))
    assert "Anna" not in repr(one)
    assert "woman" not in repr(one)


def test_declined_is_an_answer_whatever_stands_beside_it():
    assert held("Anna Berg,,gender,,declined,,,,,", "Tom Ek,,gender,man,declined,,,,,") == (
        [("Anna Berg", "prefer not to say"), ("Tom Ek", "prefer not to say")],
        0,
    )


def test_an_expired_record_counts_as_not_asked():
    rows = ["Anna Berg,,gender,woman,,,,,,2027-02-28", "Tom Ek,,gender,man,,,,,,2027-03-01"]
    assert held(*rows) == ([("Tom Ek", "man")], 1)


def renewed(*rows, today=TODAY):
    """Return what holds of ``rows`` (name, email, values, date, expires), and how many were renewed."""
    text = "name,email,axis,values,date,expires\n"
    for name, email, values, said_on, expires in rows:
        text += f"{name},{email},gender,{values},{said_on},{expires}\n"
    found = read_declarations(Source("answers.csv", text), ["gender"])
    kept, held = in_force(found, today)
    return [one.cell.text for one in kept], len(held.renewed)


OLD = ("Anna Berg", "a@example.org", "woman", "2027-01-05", "")


@pytest.mark.parametrize(
    ("second", "holds", "number"),
    [
        (("Anna Berg", "", "man", "2027-01-06", ""), ["man"], 1),
        (("anna  berg", "", "man", "2027-01-06", ""), ["man"], 1),
        (("", "A@example.org", "man", "2027-01-06", ""), ["man"], 1),
        (("Anna Berg", "", "man", "2027-01-04", ""), ["woman"], 1),
        (("Anna Berg", "", "man", "2027-01-05", ""), ["woman", "man"], 0),
        (("Anna Berg", "", "man", "", ""), ["woman", "man"], 0),
        (("Anna Berg", "other@example.org", "man", "2027-01-06", ""), ["woman", "man"], 0),
        (("Tom Ek", "", "man", "2027-01-06", ""), ["woman", "man"], 0),
        (("Anna Berg", "", "man", "2027-01-06", "2027-02-01"), [], 1),
    ],
)
def test_the_answer_of_a_later_day_counts(second, holds, number):
    assert renewed(OLD, second) == (holds, number)
    kept, found = renewed(second, OLD)
    assert (sorted(kept), found) == (sorted(holds), number), "wherever it stands in the file"


def test_of_several_answers_the_last_counts_and_of_each_axis_its_own():
    rows = [("Anna Berg", "", word, f"2027-01-0{day}", "") for day, word in enumerate("abcde", start=1)]
    assert renewed(*rows) == (["e"], 4)
    text = "name,axis,values,date\nAnna,gender,woman,2027-01-01\nAnna,pronouns,she/her,2027-01-02\n"
    kept, held = in_force(read_declarations(Source("a.csv", text), ["gender"]), TODAY)
    assert (len(kept), held.renewed) == (2, ())


def test_many_answers_of_one_name_are_told_apart_in_a_blink():
    rows = [("Anna Berg", f"{number}@example.org", "woman", "2027-01-05", "") for number in range(2000)]
    assert renewed(*rows)[1] == 0


def test_a_sheet_of_ones_own_says_how_long_and_what_for_too():
    header = "name,gender,state,source,purposes,date,expires\n"
    rows = (
        "Anna,woman,,a friend,publish,2027-01-05,2027-06-30\n"
        "Tom,man,declared,,,,\n"
        "Kim,,withdrawn,,,,\n"
        "Ola,man,declined,,,,\n"
    )
    anna, tom, kim, ola = read_declarations(Source("a.csv", header + rows), ["gender"])
    assert (anna.purposes, anna.said_on, anna.expires) == ({"publish"}, date(2027, 1, 5), date(2027, 6, 30))
    assert (tom.state, tom.said_on, tom.cell.text) == (State.DECLARED, None, "man")
    assert (kim.state, kim.cell.text) == (State.WITHDRAWN, "")
    assert (ola.state, ola.cell.text) == (State.DECLINED, "")
    text = f"{header}Anna,Zebrafrau,,,,,soon\n"
    with pytest.raises(UserErrors) as caught:
        read_declarations(Source("a.csv", text), ["gender"])
    assert [(str(one.location), one.message) for one in caught.value.errors] == [
        ("a.csv:2:20", "this is no date")
    ]


def test_what_is_taken_back_counts_as_not_asked_until_it_is_said_again():
    first, back = "Anna Berg,,gender,woman,,,,,2027-01-05,", "Anna Berg,,gender,,withdrawn,,,,2027-02-01,"
    again = "Anna Berg,,gender,nonbinary,,,,,2027-02-20,"
    assert held(first, back) == ([], 1)
    assert held(back, first) == ([], 1), "by date, whatever the order of the file"
    assert held(again, back, first) == ([("Anna Berg", "nonbinary")], 1)


@pytest.mark.parametrize(
    ("said", "back", "same"),
    [
        ("Anna Berg,", "anna  BERG,", True),
        ("Anna Berg,a@example.org", ",A@example.org", True),
        ("Anna Berg,a@example.org", "Anna Berg,b@example.org", False),
        ("Anna Berg,a@example.org", "Anna Berg,", True),
        ("Anna Berg,", ",a@example.org", False),
    ],
)
def test_whoever_takes_back_is_found_by_email_else_by_name(said, back, same):
    kept, lapsed = held(f"{said},gender,woman,,,,,,", f"{back},gender,,withdrawn,,,,,")
    assert (len(kept), lapsed) == ((0, 1) if same else (1, 0))


def test_an_organiser_s_copy_needs_the_person_s_own_statement():
    link = "https://example.org/anna"
    assert held(f"Anna Berg,,gender,woman,,organiser-copied,{link},,,")[0] == [("Anna Berg", "woman")]
    assert error_of(f"{FULL}Anna Berg,,gender,woman,,organiser-copied,her talk,,,\n") == (
        "answers.csv:2:26",
        "copied by an organiser, without a link to where the person says so",
        "Add the column 'link' with the address of their own statement, or ask the person.",
    )


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        (
            ",maybe,,,,",
            (
                "answers.csv:2:19",
                "this word is not known here",
                f"Say one of declared, declined, withdrawn{OR_ELSE}.",
            ),
        ),
        (
            ",,hearsay,,,",
            (
                "answers.csv:2:20",
                "this word is not known here",
                "Say one of own-form, own-statement, organiser-copied.",
            ),
        ),
        (",,,,5/1/2027,", ("answers.csv:2:22", "this is no date", f"Write it as 2027-03-31{OR_ELSE}.")),
        (",,,,,soon", ("answers.csv:2:23", "this is no date", "Write it as 2027-03-31.")),
    ],
)
def test_details_that_cannot_be_read(cells, error):
    header = "name,axis,values,state,source,link,date,expires\n"
    assert error_of(f"{header}Anna,gender,woman{cells}\n") == error


@pytest.mark.parametrize("state", ["withdrwn", "revoked", "zurückgezogen", "Ohio"])
def test_a_state_or_date_that_is_not_known_is_refused_in_a_sheet_of_ones_own(state):
    text = f"name,gender,State,date\nAnna Berg,woman,{state},\n"
    hint = f"Say one of declared, declined, withdrawn{OR_ELSE}."
    assert error_of(text) == ("answers.csv:2:17", "this word is not known here", hint)
    text = "name,gender,state,date\nAnna Berg,woman,,5/1/2027\n"
    hint = f"Write it as 2027-03-31{OR_ELSE}."
    assert error_of(text) == ("answers.csv:2:18", "this is no date", hint)


def test_a_source_is_read_in_full_records_only():
    text = "name,gender,Source\nAnna Berg,woman,a newsletter\n"
    assert read(text) == [("Anna Berg", "", "", "gender", "woman", "answers.csv:2:11")]
