"""A live server with a small folder of imported notes."""

from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from tests.views.practice import import_folder


@pytest.fixture
def notes(transactional_db: None, live_server: LiveServer, tmp_path: Path) -> Path:
    """The folder, written and imported; the server answers from it."""
    return import_folder(tmp_path / "notes")
