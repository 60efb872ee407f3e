"""A sample to judge blind: the same for the same seed, and nothing of the key before its heading."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.factories import QuestionFactory

pytestmark = pytest.mark.django_db


def draw(**options) -> str:
    out = StringIO()
    call_command("draw_review_sheet", stdout=out, **options)
    return out.getvalue()


def test_the_same_seed_draws_the_same_sheet_and_another_seed_another():
    for number in range(12):
        QuestionFactory.create(stem=f"Stem number {number}?")
    assert draw(count=5, seed=3) == draw(count=5, seed=3)
    assert draw(count=5, seed=3) != draw(count=5, seed=4)


def test_the_questions_come_without_their_key_which_stands_behind_them_all():
    QuestionFactory.create(stem="Which fits?", right=["Glue"], wrong=["Lambda", "EMR"])
    questions, key = draw(count=1, seed=1).split("# Key")
    assert "Which fits?" in questions
    assert all(name in questions for name in ("Glue", "Lambda", "EMR"))
    right = next(line for line in questions.splitlines() if line.endswith(". Glue"))[0]
    assert f"## 1: {right}\n" in key


def test_a_sample_larger_than_the_bank_is_the_whole_bank():
    QuestionFactory.create_batch(3)
    assert draw(count=50, seed=1).count("## ") == 6  # each question once in the sheet and once in the key


def test_an_empty_bank_says_what_to_do():
    with pytest.raises(CommandError, match="import notes first"):
        draw()


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path: Path):
    QuestionFactory.create()
    with pytest.raises(CommandError, match="cannot be written"):
        draw(output=tmp_path / "missing" / "sheet.md")
