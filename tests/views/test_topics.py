"""What a topic's page shows for reading, flipping and grading, and what it keeps to itself."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from studyapp.models import Card, CardMemory, CardReview, QuizSession, Section, Topic
from tests.sample_notes import bank, task_list
from tests.views.practice import FOLDER, STORAGE, Visitor, import_folder, text_of

TOPIC = "/topics/amazon-mwaa/"
GRADES = ("again", "hard", "good", "easy")


def card() -> Card:
    """The signal of MWAA's note."""
    return Card.objects.get(topic__slug="amazon-mwaa")


def grade(client: Client, grade: str, reviews: int = 0, **more: str) -> object:
    return client.post(f"/cards/{card().pk}/grade/", {"grade": grade, "reviews": reviews, **more})


def test_a_set_of_questions_says_what_it_is_about_and_shows_neither_stems_nor_options(
    visitor: Visitor,
) -> None:
    page = visitor.see("/topics/storage-questions/")
    assert "1 question" in page
    assert "Practise this topic" in page
    for line in STORAGE.splitlines()[2:]:
        words = re.sub(r"^(#+|- \[.\]|-|>)\s*", "", line.strip())
        assert not words or words not in page


def test_a_set_of_questions_tells_how_many_there_are_for_each_domain(notes: Path, visitor: Visitor) -> None:
    questions = {
        domain: [
            task_list(f"{domain}: which is right in case {n}?", ["this"], ["that"]) for n in range(count)
        ]
        for domain, count in {"Ingestion": 3, "Security": 2}.items()
    }
    text = "\n\n".join(f"## {domain}\n\n" + "\n".join(some) for domain, some in questions.items())
    pack = "---\nname: Exam\nblueprint:\n  - domain: Ingestion\n    weight: 60\n"
    pack += "  - domain: Security\n    weight: 40\n---\n\n# Exam\n"
    import_folder(notes, {"sets.md": f"# Sets\n\nWhat the exam asks.\n\n{text}", "pack.md": pack})
    page = visitor.see("/topics/sets/")
    assert "What the exam asks." in page
    assert "Ingestion 3" in page
    assert "Security 2" in page
    assert "which is right" not in page


def test_a_note_with_questions_at_its_end_can_be_read_without_them(notes: Path, visitor: Visitor) -> None:
    question = task_list("What keeps results?", ["a disk"], ["a fan"])
    text = f"# Machines\n\n## Storage\n\nDisks are slow.\n\n## Test yourself\n\n{question}\n\n## More\n\nThe end.\n"
    import_folder(notes, {"machines.md": text})
    page = visitor.see("/topics/machines/")
    assert "Disks are slow." in page
    assert "The end." in page
    assert "a disk" not in page
    assert [section.html for section in Section.objects.filter(title="Test yourself")] == [""]


@pytest.mark.parametrize("slug", ["amazon-mwaa", "amazon-mwaa-vs-aws-step-functions", "storage-questions"])
def test_practise_starts_a_quiz_on_what_the_page_is_about(visitor: Visitor, slug: str) -> None:
    html = visitor.client.get(f"/topics/{slug}/").content.decode()
    found = re.search(r'name="what" value="([^"]+)"', html)
    assert found
    visitor.see(visitor.start(found[1]))
    assert QuizSession.objects.get().label == Topic.objects.get(slug=slug).name


def test_the_contents_lead_to_every_section(visitor: Visitor) -> None:
    html = visitor.client.get(TOPIC).content.decode()
    for section in Section.objects.filter(topic__slug="amazon-mwaa"):
        assert f'href="#section-{section.position}"' in html
        assert f'id="section-{section.position}"' in html


def test_cells_of_a_table_carry_the_name_of_their_column(visitor: Visitor) -> None:
    assert (
        '<td data-label="Use alternative">Step Functions</td>' in visitor.client.get(TOPIC).content.decode()
    )


def test_a_signal_of_the_topic_has_its_cues_in_front_and_what_comes_close_behind(visitor: Visitor) -> None:
    html = visitor.client.get(TOPIC).content.decode()
    front, back = html.split("<summary>")[2].split("</summary>")
    assert "DAGs or backfills" in front
    assert "MWAA" not in front
    assert "Not <strong>AWS Step Functions</strong>" in back.split("</details>")[0]
    assert "DAGs or backfills" not in back.split("</details>")[0]
    assert "These point to Amazon MWAA." in visitor.see(TOPIC)


@pytest.mark.parametrize("htmx", [True, False])
def test_a_card_graded_says_when_it_is_due_again(visitor: Visitor, *, htmx: bool) -> None:
    headers = {"HX-Request": "true"} if htmx else {}
    response = visitor.client.post(
        f"/cards/{card().pk}/grade/", {"grade": "easy", "reviews": 0}, headers=headers, follow=True
    )
    assert "in 8 days" in text_of(response)
    assert CardMemory.objects.get().due_at > timezone.now() + timedelta(days=8)


def test_the_better_it_was_known_the_later_a_card_comes_back(notes: Path) -> None:
    dues = []
    for name in GRADES:
        client = Client()
        grade(client, name)
        dues.append(CardMemory.objects.latest("pk").due_at)
    assert dues == sorted(dues)
    assert dues[0] < dues[2] < dues[3]


def test_a_grade_sent_twice_counts_once(client: Client, notes: Path) -> None:
    grade(client, "good")
    first = CardMemory.objects.get()
    grade(client, "easy")
    assert CardMemory.objects.get().due_at == first.due_at
    assert CardReview.objects.count() == 1
    grade(client, "again", reviews=1)
    assert CardMemory.objects.get().reviews == 2


@pytest.mark.parametrize("sent", [{}, {"grade": "superb"}, {"reviews": "many"}, {"reviews": "-1"}])
def test_a_grade_that_makes_no_sense_changes_nothing(
    client: Client, notes: Path, sent: dict[str, str]
) -> None:
    response = client.post(
        f"/cards/{card().pk}/grade/", {"grade": "good", "reviews": "0"} | sent if sent else {}
    )
    assert response.status_code == 302
    assert not CardMemory.objects.exists()


def test_a_card_that_does_not_exist_is_not_found(client: Client, notes: Path) -> None:
    response = client.post("/cards/999999/grade/", {"grade": "good", "reviews": 0})
    assert response.status_code == 404


def test_the_page_tells_what_the_learner_knows_of_it(visitor: Visitor) -> None:
    assert "answers right" not in visitor.see(TOPIC)
    visitor.answer_all(visitor.start("topic amazon-mwaa", size=2))
    assert "of 2 answers right" in visitor.see(TOPIC)


def test_a_signal_that_points_elsewhere_asks_where_to(notes: Path, visitor: Visitor) -> None:
    text = FOLDER["mwaa.md"].replace(
        "## 2.",
        "📌 **Exam Signal:** If the question mentions a callback token, choose Step Functions.\n\n## 2.",
    )
    import_folder(notes, {**FOLDER, "mwaa.md": text})
    page = visitor.see(TOPIC)
    assert page.index("These point to Amazon MWAA.") < page.index("backfills")
    elsewhere = page[page.index("These point elsewhere: say to what, then look.") :]
    assert elsewhere.index("a callback token") < elsewhere.index("AWS Step Functions")


def test_one_topic_leads_to_the_next_and_back(visitor: Visitor) -> None:
    html = visitor.client.get(TOPIC).content.decode()
    assert 'rel="next" href="/topics/storage-questions/"' in html or 'rel="next" href="/topics/' in html
    there = re.search(r'rel="next" href="([^"]+)"', html)
    assert there
    assert f'rel="prev" href="{TOPIC}"' in visitor.client.get(there[1]).content.decode()


def test_every_page_counts_the_same_questions_of_a_topic(visitor: Visitor) -> None:
    listed = visitor.client.get("/topics/").context["groups"]
    rows = [row for group in listed for row in group.rows]
    assert {row.topic.is_contrast for row in rows} == {True, False}
    for row in rows:
        card = visitor.client.get(f"/topics/{row.topic.slug}/").context["card"]
        assert card.questions == row.questions
        assert sum(count for _, count in card.domains) in (0, card.questions)
        if card.practice:
            visitor.start(card.practice, size=100)
            assert QuizSession.objects.latest("pk").size == card.questions


def in_two_domains(notes: Path) -> None:
    """The folder with a domain for each of two topics, which the exam has in the other order."""
    domains = {"mwaa.md": "Operations", "step-functions.md": "Ingestion"}
    files = {
        name: text.replace("\n\n## 1.", f"\n\nDomain: {domains[name]}\n\n## 1.") if name in domains else text
        for name, text in FOLDER.items()
    }
    pack = "---\nname: Exam\nblueprint:\n  - domain: Ingestion\n    weight: 60\n"
    pack += "  - domain: Operations\n    weight: 40\n---\n\n# Exam\n"
    import_folder(notes, {**files, "pack.md": pack})


def test_topics_stand_by_domain_in_the_order_of_the_exam(notes: Path, visitor: Visitor) -> None:
    in_two_domains(notes)
    page = visitor.see("/topics/")
    order = [
        "Ingestion",
        "AWS Step Functions",
        "Operations",
        "Amazon MWAA",
        "Across domains",
        "Storage questions",
    ]
    places = [page.index(words) for words in [*order, "Question sets on pairs"]]
    assert places == sorted(places)
    assert "Weakest first" not in page


def test_topics_can_stand_with_the_weakest_first(notes: Path, visitor: Visitor) -> None:
    more = {
        f"{n}.md": FOLDER["storage.md"].replace("Storage", f"Part {n}").replace("objects", f"files of {n}")
        for n in "abc"
    }
    import_folder(notes, {**FOLDER, **more})
    visitor.answer(visitor.start("topic part-c-questions", size=1), right=False)
    visitor.answer(visitor.start("topic part-b-questions", size=1))
    page = visitor.see("/topics/?sort=weakest")
    assert "Weakest first" in page
    assert page.index("Part c questions") < page.index("Part b questions") < page.index("Part a questions")
    page = visitor.see("/topics/")
    assert page.index("Part a questions") < page.index("Part c questions")


def test_an_answer_or_two_are_little_evidence_and_no_level(visitor: Visitor) -> None:
    visitor.answer(visitor.start("topic storage-questions", size=1), right=False)
    for page in ("/topics/", "/topics/storage-questions/"):
        html = visitor.client.get(page).content.decode()
        assert "level-little" in html
        assert not re.search("level-(weak|growing|strong)", html)


def test_a_topic_that_left_the_notes_is_not_found(notes: Path, client: Client) -> None:
    import_folder(notes, {name: text for name, text in FOLDER.items() if name != "mwaa.md"})
    assert client.get(TOPIC).status_code == 404


def test_topics_with_a_title_in_any_script_have_a_page(notes: Path, visitor: Visitor) -> None:
    import_folder(notes, {"a.md": "# Хранилища\n\n## Диски\n\nДиски медленные.\n", "b.md": bank()})
    slug = Topic.objects.get(name="Хранилища").slug
    assert "Диски медленные." in visitor.see(f"/topics/{slug}/")


def test_a_topic_opened_from_a_question_leads_back_to_it_and_only_to_ones_own(
    visitor: Visitor, notes: Path
) -> None:
    _, _, quiz, number, _ = visitor.start().split("/")
    address = f"{TOPIC}?quiz={quiz}&question={number}"
    assert f"Back to question {number}" in visitor.see(address)
    assert "Back to question" not in visitor.see(TOPIC)
    assert "Back to question" not in Visitor(Client()).see(address)
    for wrong in (f"quiz={quiz}&question=99", f"quiz={quiz}&question=x", f"quiz={quiz}", "quiz=x&question=1"):
        assert "Back to question" not in visitor.see(f"{TOPIC}?{wrong}")
