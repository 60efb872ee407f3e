"""A small folder of notes that has everything a learner meets, imported for real, and a browser that sends forms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.management import call_command
from django.test import Client

from studyapp.models import AskedQuestion, Choice, QuizSession
from tests.sample_notes import write_notes

MWAA = """\
# Amazon MWAA (Managed Airflow)

Managed Apache Airflow for pipelines written in Python.

## 1. What it is

A managed scheduler for DAGs.

📌 **Exam Signal:** If the question mentions DAGs or backfills, choose MWAA.

## 2. MWAA vs others

| Scenario | Use MWAA | Use alternative |
|---|---|---|
| Python tasks with complex dependencies | ✅ | |
| A short serverless flow of a few functions | | Step Functions |
| Moving existing Airflow code without a rewrite | ✅ | |
| Designing the workflow by drag and drop | ✅ | |

## 3. When not to choose it

- Designing the workflow by drag and drop → Step Functions
- One function that reacts to one event → Lambda
"""

STEP_FUNCTIONS = """\
# AWS Step Functions

State machines that call other services.

## 1. What it is

Serverless orchestration with retries.

📌 **Exam Signal:** If the question mentions a state machine or a visual workflow, choose Step Functions.
"""

PAIR = """\
# Amazon MWAA vs AWS Step Functions

### Question 1

A team keeps 40 pipelines as Python code and reruns past days every week. Which service fits best?

- [x] Amazon MWAA
  - Backfills are built in.
- [ ] AWS Step Functions
  - It has no notion of past schedule dates.
- [ ] AWS Lambda
  - One function is no pipeline.

> “Reruns past days” decides: those are backfills.

### Question 2

A clerk approves each refund, which takes up to a week, and nothing may run meanwhile. Which service fits best?

- [ ] Amazon MWAA
  - Its environment is paid for while nothing runs.
- [x] AWS Step Functions
  - A state waits for a callback at no charge.
- [ ] AWS Lambda
  - It stops after fifteen minutes.

> “Nothing may run meanwhile” decides.
"""

STORAGE = """\
# Storage questions

### Question 1

Which two settings protect objects from deletion? (Choose two.)

- [x] Versioning
  - Earlier versions stay.
- [x] Object lock
  - Nobody can delete before the date.
- [ ] Transfer acceleration
  - It only makes uploads quicker.
- [ ] Requester pays
  - It is about the bill.

> Only these two keep data.
"""

FOLDER = {
    "mwaa.md": MWAA,
    "step-functions.md": STEP_FUNCTIONS,
    "pair.md": PAIR,
    "storage.md": STORAGE,
}
PAIR_TARGET = "contrast contrast:amazon-mwaa|aws-step-functions"

ACTIVE = 8  # questions that these notes yield; three more are held back


def import_folder(folder: Path, files: Mapping[str, str] = FOLDER) -> Path:
    """The notes written into the folder and imported; what was there before and isn't among them is retired."""
    write_notes(folder, files)
    call_command("import_content", str(folder), "--accept", verbosity=0)
    return folder


@dataclass(frozen=True)
class Visitor:
    """One browser without JavaScript: sends what its forms would send and follows redirects like it."""

    client: Client

    def start(self, what: str = "mixed", size: int | str = 5) -> str:
        """Starts a quiz; the address of its first question."""
        response = self.client.post("/quiz/", {"what": what, "size": size})
        assert response.status_code == 302, text_of(response)
        return response["Location"]

    def see(self, url: str) -> str:
        """The words of a page that must be there."""
        response = self.client.get(url, follow=True)
        assert response.status_code == 200, text_of(response)
        return text_of(response)

    def choose(self, url: str, choices: Any, *, htmx: bool = False) -> Any:
        """Sends these choice ids as the answer to the question at the address."""
        headers = {"HX-Request": "true"} if htmx else {}
        return self.client.post(url, {"choice": choices}, headers=headers)

    def answer(self, url: str, *, right: bool = True, htmx: bool = False) -> Any:
        """Looks at the question and answers it rightly or wrongly."""
        self.see(url)
        return self.choose(url, choices_of(url, right=right), htmx=htmx)

    def answer_all(self, url: str, *, right: bool = True) -> str:
        """Answers everything from this question on; the address of the summary."""
        while True:
            self.answer(url, right=right)
            asked = asked_at(url)
            if asked.number == QuizSession.objects.get(pk=asked.quiz_id).size:
                return f"/quiz/{asked.quiz.public_id}/summary/"
            url = next_to(url)


def asked_at(url: str) -> AskedQuestion:
    """What is stored of the question at the address."""
    _, _, quiz, number, _ = urlsplit(url).path.split("/")
    return AskedQuestion.objects.select_related("quiz", "version__question").get(
        quiz__public_id=quiz, number=number
    )


def choices_of(url: str, *, right: bool) -> list[int]:
    """As many choice ids as the question at the address asks for: the right ones, or with a wrong one among them."""
    version = asked_at(url).version
    key = list(Choice.objects.filter(version=version, correct=True).values_list("pk", flat=True))
    wrong = Choice.objects.filter(version=version, correct=False).values_list("pk", flat=True)
    return key if right else [*key[1:], wrong[0]]


def next_to(url: str) -> str:
    """The address of the question after this one."""
    head, number, _ = url.rsplit("/", 2)
    return f"{head}/{int(number) + 1}/"


def quiz_url(url: str) -> str:
    """The address of the quiz that a question's address belongs to."""
    return url.rsplit("/", 2)[0] + "/"


def text_of(response: Any) -> str:
    """What a page says, without its tags; spaces as one reads them."""
    words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", words)
