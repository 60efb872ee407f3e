"""Search finds in notes, signals, cards and questions, leads to the place, and gives no answer away."""

import re
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.models import QuizSession, SearchEntry
from studyapp.queries.search import search
from tests.sample_notes import database_rows
from tests.views.practice import FOLDER, STORAGE, Visitor, import_folder, text_of
from tests.views.test_query_counts import more_notes, queries

MANY_WORDS = st.text(max_size=80) | st.lists(
    st.sampled_from(
        ["DAGs", "AND", "OR", "NOT", "NEAR", '"', "*", "(", ")", ":", "'", "\\", "&", "|", "!", "\x00"]
    )
).map(" ".join)


def found(query: str) -> dict[str, list[str]]:
    """The titles found, by the heading that they stand under."""
    return {
        group.heading: ["".join(text for text, _ in hit.title) for hit in group.hits]
        for group in search(query).groups
    }


def test_results_are_grouped_by_what_they_are(notes: Path) -> None:
    assert found("DAGs") == {
        "Notes": ["What it is"],
        "Exam signals": ["If the question mentions DAGs or backfills"],
        "Questions": ["The requirements mention DAGs or backfills. Which service fits best?"],
    }
    assert found("airflow")["Topics"] == ["Amazon MWAA"]


def test_a_topic_called_just_that_comes_before_those_that_say_more(notes: Path) -> None:
    assert found("mwaa")["Topics"][:2] == ["Amazon MWAA", "Amazon MWAA vs AWS Step Functions"]
    assert found("step functions")["Topics"][0] == "AWS Step Functions"
    assert found("managed airflow")["Topics"][0] == "Amazon MWAA"


def test_each_group_says_how_many_there_are_and_is_led_to(visitor: Visitor) -> None:
    html = visitor.client.get("/search/?q=managed").content.decode()
    groups = visitor.client.get("/search/?q=managed").context["results"].groups
    assert len(groups) > 1
    for group in groups:
        assert f'href="#found-{group.kind}"' in html
        assert re.search(rf'id="found-{group.kind}">{group.heading} <span[^>]*>{group.count}<', html)


def test_the_beginning_of_a_word_finds_it_in_any_case(notes: Path) -> None:
    assert found("orchestr") == found("ORCHESTR") == {"Notes": ["What it is"]}
    assert found("chestr") == {}


def test_a_plural_finds_the_singular(notes: Path) -> None:
    import_folder(notes, {"a.md": "# Machines\n\n## Query engine\n\nOne pipeline, one policy.\n"})
    for word in ("pipelines", "queries", "policies"):
        assert found(word)["Notes"] == ["Query engine"]


def test_all_words_count_and_where_none_has_all_of_them_any_does(notes: Path) -> None:
    assert found("serverless retries") == {"Notes": ["What it is"]}
    assert "Questions" in found("backfills zebras")
    assert found("zebras") == {}


@pytest.mark.parametrize("word", ["mw1.micro", "micro", "user/path_name", "name", "größe", "DEA-C01"])
def test_names_made_of_several_parts_are_found_by_each(notes: Path, word: str) -> None:
    text = "Class mw1.micro lies in user/path_name, for DEA-C01, in jeder Größe."
    import_folder(notes, {"a.md": f"# Machines\n\n## Sizes\n\n{text}\n"})
    assert found(word)["Notes"] == ["Sizes"]


def test_each_result_leads_to_a_place_that_is_there(visitor: Visitor) -> None:
    html = visitor.client.get("/search/?q=question").content.decode()
    html += visitor.client.get("/search/?q=managed").content.decode()
    links = re.findall(r'href="(/topics/[^"#]+)(?:#([^"]+))?"[^>]*data-hit', html)
    assert len(links) > 3
    for page, anchor in links:
        there = visitor.client.get(page)
        assert there.status_code == 200
        assert not anchor or f'id="{anchor}"' in there.content.decode()


def test_a_question_that_was_found_can_be_answered(visitor: Visitor) -> None:
    html = visitor.client.get("/search/?q=deletion").content.decode()
    action = re.search(r'action="(/search/question/\d+/)"', html)
    assert action
    response = visitor.client.post(action[1])
    assert "Which two settings protect objects from deletion?" in visitor.see(response["Location"])
    assert QuizSession.objects.get().size == 1
    visitor.answer(response["Location"])


def test_a_question_that_does_not_exist_is_not_asked(client: Client, notes: Path) -> None:
    assert client.post("/search/question/999999/").status_code == 404
    assert client.get("/search/question/1/").status_code == 405


def test_which_option_is_right_makes_no_difference_to_what_is_found(notes: Path, client: Client) -> None:
    """The same notes with other keys, reasons and explanations: not a letter of any result changes."""

    def pages() -> list[str]:
        queries = ["objects", "versioning", "transfer acceleration", "requester", "deletion lock"]
        return [text_of(client.get("/search/", {"q": query})) for query in queries]

    import_folder(notes, {"storage.md": STORAGE})
    before = pages()
    assert all("Which two settings" in page for page in before)
    swapped = STORAGE.replace("[x]", "[?]").replace("[ ]", "[x]").replace("[?]", "[ ]")
    import_folder(notes, {"storage.md": swapped.replace("Only these two keep data", "These two it is")})
    assert pages() == before


def test_neither_reasons_nor_explanations_nor_the_topic_of_a_question_are_searched(notes: Path) -> None:
    assert "Questions" not in found("quicker")
    assert "Questions" not in found("decides")
    assert all(entry.topic_name == "" for entry in SearchEntry.objects.filter(kind=SearchEntry.QUESTION))


def test_what_left_the_notes_is_not_found_and_what_came_is(notes: Path) -> None:
    changed = {**FOLDER, "storage.md": STORAGE.replace("deletion", "erasure")}
    del changed["mwaa.md"]
    import_folder(notes, changed)
    assert "Questions" not in found("deletion")
    assert "Questions" in found("erasure")
    assert "Exam signals" not in found("DAGs")


def test_importing_twice_leaves_the_search_as_it_is(notes: Path) -> None:
    before = database_rows()["SearchEntry"]
    import_folder(notes)
    assert database_rows()["SearchEntry"] == before


def test_a_renamed_topic_is_found_under_its_new_name_with_its_sections(notes: Path) -> None:
    renamed = FOLDER["storage.md"].replace(
        "# Storage questions", "# Keeping things\n\n## Why\n\nData gets lost."
    )
    import_folder(notes, {**FOLDER, "storage.md": renamed})
    assert found("keeping") == {"Topics": ["Keeping things"], "Notes": ["Why"]}


def test_markup_within_a_line_leaves_no_gap_in_what_is_shown(notes: Path) -> None:
    text = FOLDER["mwaa.md"].replace(
        "A managed scheduler for DAGs.", "A **managed** `scheduler`, for *DAGs*."
    )
    import_folder(notes, {**FOLDER, "mwaa.md": text})
    [section] = SearchEntry.objects.filter(kind=SearchEntry.SECTION, text__contains="scheduler")
    assert "A managed scheduler, for DAGs." in section.text


def test_nothing_typed_finds_nothing_and_says_what_to_do(visitor: Visitor) -> None:
    assert "Type a word" in visitor.see("/search/")
    assert "Type a word" in visitor.see("/search/?q=%20%2A%20")
    assert "Nothing found for zebra" in visitor.see("/search/?q=zebra")


def test_what_was_typed_comes_back_as_text(visitor: Visitor) -> None:
    html = visitor.client.get("/search/", {"q": '"><script>alert(1)</script>'}).content.decode()
    assert "<script>alert" not in html


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=MANY_WORDS)
def test_anything_may_be_typed(notes: Path, query: str) -> None:
    for group in search(query).groups:
        assert group.hits


def test_htmx_gets_the_results_alone(client: Client, notes: Path) -> None:
    page = client.get("/search/?q=DAGs", headers={"HX-Request": "true"}).content.decode()
    assert page.strip().startswith('<div class="results"')


def test_a_search_takes_as_many_queries_in_many_notes_as_in_few(notes: Path, client: Client) -> None:
    few = queries(lambda: client.get("/search/?q=question"))
    import_folder(notes, more_notes())
    assert queries(lambda: client.get("/search/?q=question")) == few <= 3
