"""Random sequences of the edits that authors make; after each, an oracle of its own says what became of what."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.replay import answer_some
from bench.replay_history import Commit
from bench.replay_judge import Result, judge, planned_counts, stored_questions, what_happened
from studyapp.actions.import_notes import import_notes, preview_import
from tests.factories import LearnerFactory
from tests.sample_notes import bank, write_notes

pytestmark = pytest.mark.django_db

PEOPLE = "bakery harbour museum orchard printer railway theatre winery".split()
NEEDS = [
    (
        "keeps clickstreams for a week so that three teams can replay them",
        "a shared log",
        "a mailbox",
        "a cache",
    ),
    (
        "runs SQL once a month over files that nobody wants to load first",
        "a query engine",
        "a warehouse",
        "a lake",
    ),
    ("signs in with the passwords of its own directory", "federation", "shared accounts", "public access"),
    (
        "restores the whole shop on another continent within minutes",
        "a warm standby",
        "nightly tapes",
        "a wiki",
    ),
    (
        "hides the salary column from all but two auditors",
        "column permissions",
        "a second copy",
        "a firewall",
    ),
    ("turns pictures into thumbnails whenever one arrives", "a function", "a cluster", "a spreadsheet"),
]
SYNONYMS = {
    "keeps": "stores",
    "whole": "entire",
    "wants": "cares",
    "another": "a different",
    "arrives": "comes in",
}


class Question:
    """A question as an author edits it."""

    def __init__(self, number: int) -> None:
        need, right, *wrong = NEEDS[number % len(NEEDS)]
        who = PEOPLE[number // len(NEEDS) % len(PEOPLE)]
        self.stem = f"The {who} in the old town {need}. Which of these does its team need most?"
        self.options = [f"{option} of the {who}" for option in (right, *wrong)]
        self.right = 0

    def copy(self) -> "Question":
        twin = Question(0)
        twin.stem, twin.options, twin.right = self.stem, list(self.options), self.right
        return twin

    def __str__(self) -> str:
        options = [f"- [{'x' if n == self.right else ' '}] {text}" for n, text in enumerate(self.options)]
        return "\n".join(["### Question", "", self.stem, "", *options, ""])


Files = dict[str, list[Question]]


def mistype(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    words = question.stem.split()
    number = rng.choice([n for n, word in enumerate(words) if len(word) > 5])
    at = rng.randrange(1, len(words[number]) - 1)
    words[number] = words[number][:at] + words[number][at + 1 :]
    question.stem = " ".join(words)


def reword(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    for word, other in SYNONYMS.items():
        question.stem = question.stem.replace(f" {word} ", f" {other} ")


def reword_an_option(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    question.options[rng.randrange(len(question.options))] += " as it is"


def reorder_options(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    right = question.options[question.right]
    rng.shuffle(question.options)
    question.right = question.options.index(right)


def rekey(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    question.right = (question.right + 1) % len(question.options)


def swap_two_answers(files: Files, rng: Random) -> None:
    question = any_question(files, rng)
    other = (question.right + 1) % len(question.options)
    options = question.options
    options[question.right], options[other] = options[other], options[question.right]


def move(files: Files, rng: Random) -> None:
    name = rng.choice([name for name, some in files.items() if some])
    question = files[name].pop(rng.randrange(len(files[name])))
    target = files[rng.choice(sorted(files))]
    target.insert(rng.randint(0, len(target)), question)


def rename_a_file(files: Files, rng: Random) -> None:
    files[f"renamed-{rng.randrange(10**6)}.md"] = files.pop(rng.choice(sorted(files)))


def split_a_file(files: Files, rng: Random) -> None:
    name = rng.choice(sorted(files))
    half = len(files[name]) // 2
    files[f"part-{rng.randrange(10**6)}.md"], files[name] = files[name][half:], files[name][:half]


def shuffle_a_file(files: Files, rng: Random) -> None:
    rng.shuffle(files[rng.choice(sorted(files))])


def remove(files: Files, rng: Random) -> None:
    name = rng.choice([name for name, some in files.items() if some])
    files["attic"].append(files[name].pop(rng.randrange(len(files[name]))))


def bring_back(files: Files, rng: Random) -> None:
    if files["attic"]:
        files[rng.choice(sorted(files.keys() - {"attic"}))].append(files["attic"].pop())


def copy_and_edit(files: Files, rng: Random) -> None:
    name = rng.choice([name for name, some in files.items() if some])
    number = rng.randrange(len(files[name]))
    twin = files[name][number].copy()
    twin.stem = twin.stem.replace(
        "in the old town", f"beyond mile {rng.randrange(10**6)} of the northern railway"
    )
    files[name].insert(number + rng.randint(0, 1), twin)


EDITS: list[Callable[[Files, Random], None]] = [
    mistype, reword, reword_an_option, reorder_options, rekey, swap_two_answers, move, rename_a_file, split_a_file,
    shuffle_a_file, remove, bring_back, copy_and_edit,
]  # fmt: skip


def any_question(files: Files, rng: Random) -> Question:
    return rng.choice([question for name in sorted(files.keys() - {"attic"}) for question in files[name]])


def edit(files: Files, names: list[str], rng: Random) -> None:
    """The named edits, as long as there is anything to edit; what is in the attic is in no file."""
    by_name = {change.__name__: change for change in EDITS}
    for name in names:
        attic = files.pop("attic", [])
        if name in ("remove", "bring_back"):
            files["attic"] = attic
        if sum(len(some) for key, some in files.items() if key != "attic") > 4:
            by_name[name](files, rng)
        files["attic"] = files.get("attic", attic)


@contextmanager
def undone() -> Iterator[None]:
    """Every example starts from the same database."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


steps = st.lists(
    st.lists(st.sampled_from([e.__name__ for e in EDITS]), min_size=1, max_size=3), min_size=1, max_size=6
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(steps=steps, seed=st.integers(0, 2**16))
def test_whatever_authors_edit_histories_stay_with_their_questions(steps: list[list[str]], seed: int) -> None:
    rng = Random(seed)
    files: Files = {"a.md": [Question(n) for n in range(8)], "b.md": [Question(n) for n in range(20, 27)]}
    result = Result()
    with undone(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        people = LearnerFactory.create_batch(2)
        for number, names in enumerate([[], *steps]):
            edit(files, names, rng)
            write_notes(folder, {path: bank(*map(str, files[path])) for path in files.keys() - {"attic"}})
            before = stored_questions()
            preview, _ = preview_import([folder])
            report = import_notes([folder], accept=True)
            after = stored_questions()
            assert (preview == report.plan) if report.changed_anything else not preview.changes
            assert what_happened(before, after) == {k: n for k, n in planned_counts(report.plan).items() if n}
            judge(before, after, Commit(f"{number} {names}", "", 0), result)
            answer_some(people, 4, rng, result)
    assert (result.edited_lost, result.unchanged_lost, result.cross_attributed) == (0, 0, 0), result.examples
    assert (result.key_changes_without_version, result.wrongly_regraded) == (0, 0)
    assert (result.answers_lost, result.memory_moved) == (0, 0)
