"""A visitor in front of a small folder of imported notes."""

from pathlib import Path

import pytest
from django.test import Client

from tests.views.practice import Visitor, import_folder


@pytest.fixture
def notes(db: None, tmp_path: Path) -> Path:
    """The folder, written and imported."""
    return import_folder(tmp_path / "notes")


@pytest.fixture
def visitor(notes: Path, client: Client) -> Visitor:
    """A newcomer."""
    return Visitor(client)
