"""What authors see in the browser, and nobody else where many come."""

import pytest
from django.test import Client
from pytest_django import Settings

from studyapp.models import Report

from .practice import Visitor, text_of

PAGES = ["/reports/", "/held-back/"]


def report(visitor: Visitor, text: str) -> str:
    """Reports the question on screen; its address."""
    url = visitor.start("topic storage-questions", size=1)
    visitor.see(url)
    visitor.client.post(f"{url}report/", {"problem": "other", "text": text})
    return url


@pytest.mark.parametrize("page", PAGES)
def test_where_many_come_nobody_reads_the_authors_pages(
    visitor: Visitor, settings: Settings, page: str
) -> None:
    report(visitor, "my own words")
    settings.AUTHOR_PAGES = False
    response = visitor.client.get(page)
    assert response.status_code == 404
    assert "my own words" not in response.content.decode()


@pytest.mark.parametrize("opened", [True, False])
def test_pages_lead_to_the_authors_pages_only_where_they_are_open(
    visitor: Visitor, settings: Settings, *, opened: bool
) -> None:
    settings.AUTHOR_PAGES = opened
    for page in ["/", "/topics/", "/settings/", "/nowhere/"]:
        html = visitor.client.get(page).content.decode()
        assert [f'href="{address}"' in html for address in PAGES] == [opened, opened], page


@pytest.mark.django_db
@pytest.mark.parametrize("opened", [True, False])
def test_without_notes_the_start_page_leads_to_what_was_held_back_only_where_that_is_open(
    client: Client, settings: Settings, *, opened: bool
) -> None:
    settings.AUTHOR_PAGES = opened
    html = client.get("/").content.decode()
    assert "then run <code>make run</code> again." in html
    assert ("what was held back" in html) is opened


def test_a_report_that_is_dealt_with_leaves_the_list_and_the_others_stay(visitor: Visitor) -> None:
    report(visitor, "the first words")
    report(Visitor(Client()), "the second words")
    first = Report.objects.get(text="the first words")
    address = f"/reports/{first.pk}/settle/"
    assert f'action="{address}"' in visitor.client.get("/reports/").content.decode()
    for _ in range(2):
        shown = text_of(visitor.client.post(address, follow=True))
        assert "the first words" not in shown
        assert "the second words" in shown
    assert Report.objects.count() == 2


def test_what_is_reported_again_is_open_again(visitor: Visitor) -> None:
    url = report(visitor, "wrong")
    visitor.client.post(f"/reports/{Report.objects.get().pk}/settle/")
    visitor.client.post(f"{url}report/", {"problem": "other", "text": "still wrong"})
    assert "still wrong" in text_of(visitor.client.get("/reports/"))


@pytest.mark.parametrize("pk", ["0", "99999999999999999999"])
def test_a_report_that_is_not_there_cannot_be_dealt_with(visitor: Visitor, pk: str) -> None:
    assert visitor.client.post(f"/reports/{pk}/settle/").status_code == 404


def test_a_report_is_not_settled_by_a_link_nor_from_elsewhere_nor_where_the_list_is_closed(
    visitor: Visitor, settings: Settings
) -> None:
    report(visitor, "words")
    address = f"/reports/{Report.objects.get().pk}/settle/"
    assert visitor.client.get(address).status_code == 405
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403
    settings.AUTHOR_PAGES = False
    assert visitor.client.post(address).status_code == 404
    assert Report.objects.get().settled_at is None
