"""The review of cards: what is due comes first, new ones only when asked for, and edits keep the dates."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from studyapp.models import Card, CardMemory, Topic
from tests.views.practice import FOLDER, Visitor, import_folder, text_of
from tests.views.test_query_counts import queries

DECK = """\
# Cells

## Flash cards

Q: What makes energy in a cell?
A: The mitochondrion.

Q: What holds the genes?
A: The nucleus.
"""


@pytest.fixture
def cells(notes: Path) -> Path:
    """The folder with two flash cards more."""
    return import_folder(notes, {**FOLDER, "cells.md": DECK})


def grade(client: Client, front: str, grade: str = "good") -> CardMemory:
    """Grades the card with this front, as the form on the screen would."""
    card = Card.objects.get(front__icontains=front, retired=False)
    held = CardMemory.objects.filter(card=card).first()
    client.post(f"/cards/{card.pk}/grade/", {"grade": grade, "reviews": held.reviews if held else 0})
    return CardMemory.objects.get(card=card)


def make_due(memory: CardMemory, days_ago: int = 3) -> None:
    """As if the card had been graded longer ago than its interval."""
    memory.due_at = timezone.now() - timedelta(days=days_ago)
    memory.last_at = memory.due_at - timedelta(days=2)
    memory.save()


def test_flash_cards_stand_on_their_topic_with_front_and_back(cells: Path, visitor: Visitor) -> None:
    page = visitor.see("/topics/cells/")
    assert "What makes energy in a cell?" in page
    assert "The mitochondrion." in page


def test_a_newcomer_is_offered_new_cards_and_none_is_due(cells: Path, visitor: Visitor) -> None:
    assert "0 due" in visitor.see("/cards/")
    assert "Learn new cards" in visitor.see("/cards/")
    assert "How well did you know it?" in visitor.see("/cards/?new=1")


def test_what_is_due_longest_comes_first_and_what_is_not_due_does_not_come(
    cells: Path, visitor: Visitor
) -> None:
    make_due(grade(visitor.client, "genes"), days_ago=1)
    make_due(grade(visitor.client, "energy"), days_ago=5)
    grade(visitor.client, "backfills")
    page = visitor.see("/cards/")
    assert "2 due" in page
    assert "energy" in page
    grade(visitor.client, "energy")
    assert "genes" in visitor.see("/cards/")
    grade(visitor.client, "genes")
    page = visitor.see("/cards/")
    assert "Nothing is due now 1 new card waits for you." in page
    assert "3 done today" in page
    assert "Done for today" not in page
    grade(visitor.client, "visual workflow")
    assert "Done for today" in visitor.see("/cards/")


def test_a_card_that_was_not_known_comes_again_in_hours_and_not_before(cells: Path, visitor: Visitor) -> None:
    memory = grade(visitor.client, "energy", "again")
    assert timedelta(hours=1) < memory.due_at - timezone.now() < timedelta(hours=12)
    page = visitor.see("/cards/?topic=cells")
    assert "0 due" in page
    assert "comes up again in 5 hours." in page
    assert "Due in 5 hours" in visitor.see("/topics/cells/")
    memory.due_at = timezone.now()
    memory.save()
    assert "1 due" in visitor.see("/cards/?topic=cells")
    assert "Due now" in visitor.see("/topics/cells/")


@pytest.mark.parametrize("before", [None, "again", "good", "easy"])
def test_the_buttons_never_promise_more_for_less_and_keep_what_they_promise(
    cells: Path, visitor: Visitor, before: str | None
) -> None:
    if before:
        grade(visitor.client, "energy", before)
    card = Card.objects.get(front__icontains="energy")
    shown = next(
        one.one for one in visitor.client.get("/topics/cells/").context["card"].cards if one.one.card == card
    )
    assert [choice.name for choice in shown.grades] == ["Again", "Hard", "Good", "Easy"]
    waits = [choice.wait for choice in shown.grades]
    assert waits == sorted(waits)
    assert waits[0] < waits[2] < waits[3]
    assert shown.grades[2].wait_label != shown.grades[3].wait_label
    kept = grade(visitor.client, "energy", "easy").due_at - timezone.now()
    assert abs(kept - waits[3]) < timedelta(minutes=1)


def test_a_graded_card_is_not_called_new(notes: Path, visitor: Visitor) -> None:
    def footer() -> str:
        html = visitor.client.get("/topics/amazon-mwaa/").content.decode()
        return html[html.index("study-card-foot") : html.index("</article>")]

    assert ">new<" in footer()
    grade(visitor.client, "backfills")
    assert ">new<" not in footer()
    assert "Due in" in footer()


def test_the_review_goes_on_with_the_next_card(cells: Path, visitor: Visitor) -> None:
    sent = {"grade": "good", "reviews": 0, "reviewing": "1", "new": "1", "topic": "cells"}
    card = Card.objects.get(front__icontains="energy")
    url = f"/cards/{card.pk}/grade/"
    assert "What holds the genes?" in text_of(visitor.client.post(url, sent, headers={"HX-Request": "true"}))
    assert "What holds the genes?" in text_of(visitor.client.post(url, sent, follow=True))
    assert CardMemory.objects.get().reviews == 1


def test_new_cards_of_one_topic_are_only_its_own(cells: Path, visitor: Visitor) -> None:
    assert "2 new" in visitor.see("/cards/?topic=cells&new=1")
    grade(visitor.client, "energy")
    grade(visitor.client, "genes")
    assert "Done for today" in visitor.see("/cards/?topic=cells&new=1")
    assert visitor.client.get("/cards/?topic=no-such").status_code == 404


def test_the_front_of_a_signal_does_not_come_with_its_topics_name(notes: Path, client: Client) -> None:
    html = client.get("/cards/?new=1&topic=step-functions").content.decode()
    html = html or client.get("/cards/?new=1").content.decode()
    slug = Topic.objects.get(name="AWS Step Functions").slug
    html = client.get(f"/cards/?new=1&topic={slug}").content.decode()
    before_the_answer = html[html.index("<article") : html.index("</summary>")]
    assert "visual workflow" in before_the_answer
    assert "Step Functions" not in before_the_answer


def test_a_reworded_moved_or_returned_card_keeps_its_date(cells: Path, client: Client) -> None:
    before = grade(client, "energy", "easy")
    reworded = DECK.replace("What makes energy in a cell?", "What makes the energy in a living cell?")
    import_folder(cells, {**FOLDER, "biology/cells.md": reworded.replace("Flash cards", "Deck")})
    card = Card.objects.get(front__icontains="living cell")
    assert (card.pk, card.section_title, card.retired) == (before.card_id, "Deck", False)
    import_folder(cells, FOLDER)
    assert Card.objects.get(pk=card.pk).retired
    import_folder(cells, {**FOLDER, "cells.md": DECK})
    again = Card.objects.get(front__icontains="energy")
    assert (again.pk, again.retired) == (before.card_id, False)
    assert CardMemory.objects.get(card=again).due_at == before.due_at


def test_a_card_with_another_question_and_another_answer_is_a_new_one(cells: Path, client: Client) -> None:
    before = grade(client, "energy")
    text = DECK.replace("What makes energy in a cell?", "Where are proteins folded?")
    import_folder(cells, {**FOLDER, "cells.md": text.replace("The mitochondrion", "The rough reticulum")})
    assert Card.objects.get(front__icontains="proteins").pk != before.card_id
    assert Card.objects.get(pk=before.card_id).retired


def test_importing_cards_twice_writes_nothing(cells: Path) -> None:
    before = list(Card.objects.order_by("pk").values())
    import_folder(cells, {**FOLDER, "cells.md": DECK})
    assert list(Card.objects.order_by("pk").values()) == before


def test_a_review_takes_as_many_queries_for_many_cards_as_for_few(notes: Path, visitor: Visitor) -> None:
    make_due(grade(visitor.client, "backfills"))
    few = queries(lambda: visitor.see("/cards/"))
    many = "# Numbers\n\n" + "\n".join(f"Q: What is {n} squared?\nA: {n * n}\n" for n in range(60))
    import_folder(notes, {**FOLDER, "numbers.md": many})
    for n in range(10, 20):
        make_due(grade(visitor.client, f"What is {n} squared"))
    assert queries(lambda: visitor.see("/cards/")) == few <= 5
