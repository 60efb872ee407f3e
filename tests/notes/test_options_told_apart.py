"""Headings "A vs B" above written questions: which two options of a service are told apart."""

from __future__ import annotations

import pytest

from studyapp.notes.library import read_texts
from studyapp.notes.model import Kind, Question
from studyapp.notes.source import Source
from tests.notes.readers import read_notes
from tests.sample_notes import task_list

PACK = """---
name: An exam
blueprint:
  - domain: Storage
    weight: 60
  - domain: Networks
    weight: 40
---
"""
WHERE = task_list("Who may open a port?", ["A security group on the host"], ["A network ACL", "A route"])
BOTH = task_list("What stops replies?", ["The subnet's network ACL"], ["A security group", "Both of them"])


def written(*texts: str) -> list[Question]:
    return [question for question in read_notes(*texts).questions if question.kind is Kind.AUTHORED]


def read_with_pack(note: str) -> tuple[Question, ...]:
    return read_texts([Source("pack.md", "pack.md", PACK), Source("note.md", "note.md", note)]).questions


def sides(question: Question) -> dict[str, str]:
    return {choice.text: choice.service for choice in question.choices}


def test_a_heading_above_questions_says_what_they_tell_apart() -> None:
    library = read_notes(f"# Firewalls\n\n## Security group vs network ACL\n\n{WHERE}\n{BOTH}")
    assert [question.contrast for question in library.questions] == [("network-acl", "security-group")] * 2
    assert [library.services[key].name for key in library.questions[0].contrast or ()] == [
        "Network ACL",
        "Security group",
    ]


def test_a_choice_is_the_side_that_it_names() -> None:
    question = written(f"# Firewalls\n\n## Security group vs network ACL\n\n{WHERE}")[0]
    assert sides(question) == {
        "A security group on the host": "security-group",
        "A network ACL": "network-acl",
        "A route": "",
    }


def test_what_stands_in_brackets_is_another_name_for_a_side() -> None:
    note = f"# Firewalls\n\n## Security group vs access list (network ACL, NACL)\n\n{BOTH}"
    assert sides(written(note)[0])["The subnet's network ACL"] == "access-list"


def test_a_choice_that_names_both_sides_is_neither() -> None:
    both = task_list("What helps?", ["A security group and a network ACL"], ["A network ACL"])
    question = written(f"# Firewalls\n\n## Security group vs network ACL\n\n{both}")[0]
    assert sides(question) == {"A security group and a network ACL": "", "A network ACL": "network-acl"}


def test_below_a_domain_each_pair_has_a_heading_of_its_own() -> None:
    note = (
        "# Firewalls\n\n## Networks\n\n### Security group vs network ACL\n\n"
        f"{WHERE.replace('###', '####')}\n## Storage\n\n{BOTH}"
    )
    one, other = read_with_pack(note)
    assert (one.domain, one.contrast) == ("Networks", ("network-acl", "security-group"))
    assert (other.domain, other.contrast) == ("Storage", None)


def test_options_are_no_services_of_other_notes() -> None:
    firewalls = f"# Firewalls\n\n## Security group vs network ACL\n\n{WHERE}"
    elsewhere = "# Amazon VPC\n\nWhat a network ACL denies stays denied.\n\n" + BOTH
    alone, beside = read_notes(elsewhere), read_notes(elsewhere, firewalls)
    assert beside.questions[0] == alone.questions[0]
    assert [choice.service for choice in beside.questions[0].choices] == ["", "", ""]


def test_a_service_of_the_notes_is_the_same_one_above_questions() -> None:
    note = "# AWS Lambda\n\nShort code.\n\n# Exercises\n\n## Lambda vs a container\n\n"
    question = written(note + task_list("What starts at once?", ["Lambda"], ["A container"]))[0]
    assert question.contrast == ("a-container", "aws-lambda")


@pytest.mark.parametrize("heading", ["Pros vs Cons", "Which is better: A vs B?", "Sort keys"])
def test_other_headings_tell_nothing_apart(heading: str) -> None:
    library = read_notes(f"# Firewalls\n\n## {heading}\n\n{WHERE}")
    assert [question.contrast for question in library.questions] == [None]
    assert not library.services


def test_pros_and_cons_are_no_services() -> None:
    library = read_notes("# Amazon SQS\n\nA queue.\n\n## Pros vs Cons\n\n- cheap\n- pulls\n")
    assert list(library.services) == ["amazon-sqs"]


def test_a_heading_that_only_names_what_questions_tell_apart_is_nothing_to_read() -> None:
    library = read_notes(f"# Firewalls\n\n## Security group vs network ACL\n\n{WHERE}\n{BOTH}")
    assert library.topics[0].text == ""
