"""Why a rule or an exam signal holds: what stands behind "because" at its end."""

import pytest

from studyapp.notes.model import Question
from studyapp.notes.reading.conditions import split_reason
from tests.notes.readers import asked as asked_in
from tests.notes.readers import read_notes

NOTE = """# Amazon MWAA

## When to choose Amazon MWAA

- When **existing Airflow DAGs must run unchanged**, because it runs Airflow itself
- Choose Amazon MWAA when hundreds of tasks of many teams depend on each other – because DAGs name what they wait for.

📌 **Exam signal:** If the question mentions **a backfill**, choose **Amazon MWAA** (because Airflow has intervals).

## When not to choose Amazon MWAA

- For **a short workflow that costs nothing at rest** → use **AWS Step Functions**, because it bills by transition
- For **a message that waits for one consumer** → use **Amazon SQS**, because Amazon MWAA holds no messages
"""


@pytest.fixture(scope="module")
def asked() -> dict[str, Question]:
    return {q.stem: q for q in asked_in(read_notes(NOTE))}


def of(asked: dict[str, Question], words: str) -> Question:
    return next(question for stem, question in asked.items() if words in stem)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Airflow DAGs must run unchanged", "It runs Airflow itself."),
        ("hundreds of tasks", "DAGs name what they wait for."),
        ("a backfill", "Airflow has intervals."),
        ("costs nothing at rest", "It bills by transition."),
    ],
)
def test_the_right_choice_says_what_stands_behind_because(
    asked: dict[str, Question], words: str, why: str
) -> None:
    question = of({stem.replace("Hundreds", "hundreds"): q for stem, q in asked.items()}, words)
    assert "because" not in question.stem
    assert [choice.why for choice in question.choices if choice.correct] == [why]


def test_a_wrong_choice_shows_the_reason_only_if_it_speaks_of_it(asked: dict[str, Question]) -> None:
    rest = {c.text: c.why for c in of(asked, "costs nothing at rest").choices}
    assert "transition" not in rest["Amazon MWAA"]
    message = {c.text: c.why for c in of(asked, "waits for one consumer").choices}
    assert message["Amazon MWAA"] == "Amazon MWAA holds no messages."


@pytest.mark.parametrize(
    "rule",
    [
        "When a job fails because its role lacks a permission → use AWS IAM",
        "When a call ends early, because of a time-out → use AWS Step Functions",
        "When it fails, because nobody looked → use Amazon CloudWatch",
        "Use Amazon SQS when consumers are slow",
    ],
)
def test_because_within_the_need_is_part_of_it(rule: str) -> None:
    assert split_reason(rule) == (rule, "")


def test_a_reason_introduces_no_services_and_may_have_several_parts() -> None:
    library = read_notes(
        "# Amazon RDS\n\n📌 If **joins** matter, choose **Amazon RDS**, because it runs MySQL and PostgreSQL; "
        "Amazon DynamoDB has no joins.\n\n"
        "## When not to choose Amazon RDS\n\n"
        "- For **single items by key** → use **Amazon DynamoDB**, because it needs no schema, and Acme patches it\n"
    )
    assert {service.name for service in library.services.values()} == {"Amazon RDS", "Amazon DynamoDB"}
    why = [signal.reason for topic in library.topics for signal in topic.signals]
    why += [rule.reason for topic in library.topics for rule in topic.rules]
    assert "it runs MySQL and PostgreSQL; Amazon DynamoDB has no joins" in " ".join(why)


def test_the_reason_of_a_best_choice_stands_below_no_other() -> None:
    note = """# Azure Service Bus

| Scenario | Best choice | Rather than | Why |
|---|---|---|---|
| Kafka clients send telemetry | Azure Event Hubs | Azure Service Bus, Azure Queue Storage | It has a Kafka endpoint |
| Orders need sessions and a dead-letter queue | Azure Service Bus | Azure Event Hubs | It holds each message |
| Plain work items by the million, for little money | Azure Queue Storage | Azure Service Bus | It is the cheapest |
"""
    (question,) = [q for q in asked_in(read_notes(note)) if "Kafka" in q.stem]
    assert {choice.correct for choice in question.choices if choice.why == "It has a Kafka endpoint."} == {
        True
    }
