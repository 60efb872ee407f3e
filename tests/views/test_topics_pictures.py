"""Pictures next to the notes are served from their folder; nothing else is, wherever a path may lead."""

import os
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from pytest_django import Settings

from tests.views.practice import import_folder

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 9
SECRET = b"nobody may see this"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The notes' folder with a picture, and a secret beside it."""
    folder = tmp_path / "notes"
    (folder / "img").mkdir(parents=True)
    (folder / "img" / "flow.png").write_bytes(PNG)
    (folder / "note.md").write_text("# Note\n")
    (tmp_path / "secret.png").write_bytes(SECRET)
    settings.NOTES_DIR = folder
    return folder


def get(client: Client, path: str, **headers: str) -> Any:
    return client.get(f"/notes-files/{path}", headers=headers)


def body(response: Any) -> bytes:
    """What is sent; the file is closed with the response."""
    return b"".join(response) if response.streaming else response.content


def test_a_picture_is_served_with_its_type_and_kept_for_a_while(client: Client, folder: Path) -> None:
    response = get(client, "img/flow.png")
    assert body(response) == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "max-age=3600" in response["Cache-Control"]
    again = get(client, "img/flow.png", if_modified_since=response["Last-Modified"])
    assert again.status_code == 304


def test_a_drawing_cannot_run_what_it_holds(client: Client, folder: Path) -> None:
    (folder / "plan.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    )
    response = get(client, "plan.svg")
    assert b"<svg" in body(response)
    policy = response["Content-Security-Policy"]
    assert "sandbox" in policy
    assert "default-src 'none'" in policy


@pytest.mark.parametrize(
    "path",
    ["note.md", "img", "img/", "img/none.png", "../secret.png", "img/../../secret.png", "%2e%2e/secret.png",
     "/etc/passwd", "..\\secret.png", "img/flow.png/x.png", "img/flow.png%00.png", ".hidden.png", ".git/x.png",
     "x" * 5000 + ".png"],
)  # fmt: skip
def test_whatever_is_no_picture_inside_the_folder_is_not_found(
    client: Client, folder: Path, path: str
) -> None:
    (folder / ".hidden.png").write_bytes(SECRET)
    (folder / ".git").mkdir()
    (folder / "folder.png").mkdir()
    (folder / ".git" / "x.png").write_bytes(SECRET)
    assert get(client, path).status_code == 404


def test_links_that_lead_out_of_the_folder_are_refused_and_those_inside_followed(
    client: Client, folder: Path
) -> None:
    (folder / "out.png").symlink_to(folder.parent / "secret.png")
    (folder / "above").symlink_to(folder.parent, target_is_directory=True)
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (folder / "in.png").symlink_to(folder / "img" / "flow.png")
    for path in ("out.png", "above/secret.png", "loop.png"):
        assert get(client, path).status_code == 404
    assert body(get(client, "in.png")) == PNG


def test_a_pipe_is_not_waited_for(client: Client, folder: Path) -> None:
    os.mkfifo(folder / "pipe.png")
    assert get(client, "pipe.png").status_code == 404


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(
    path=st.lists(
        st.sampled_from(["..", ".", "img", "flow.png", "secret.png", "notes", "", "~", "%2e%2e"]), max_size=7
    )
)
def test_no_path_reaches_the_secret(client: Client, folder: Path, path: list[str]) -> None:
    response = get(client, "/".join(path))
    assert response.status_code != 200 or body(response) == PNG


@pytest.mark.django_db
def test_a_note_shows_the_picture_that_lies_next_to_it(client: Client, folder: Path) -> None:
    text = "# Flows\n\n## Drawn\n\n![the flow](flow.png)\n"
    import_folder(folder, {"img/flows.md": text})
    html = client.get("/topics/flows/").content.decode()
    assert 'src="/notes-files/img/flow.png"' in html
    assert body(get(client, "img/flow.png")) == PNG
