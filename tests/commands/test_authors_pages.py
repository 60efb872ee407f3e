"""Whose setting opens the authors' pages, as docs/deploying.md says."""

from pathlib import Path

import pytest

from .operating import environment, manage


@pytest.mark.parametrize(
    ("https", "author_pages", "opened"),
    [("", "", True), ("1", "", False), ("1", "1", True), ("1", "0", False), ("0", "0", False)],
)
def test_authors_pages_are_open_to_one_person_and_closed_to_many_unless_a_setting_says_else(
    tmp_path: Path, https: str, author_pages: str, *, opened: bool
) -> None:
    env = environment(tmp_path, tmp_path, STUDYAPP_HTTPS=https, STUDYAPP_AUTHOR_PAGES=author_pages)
    assert f"AUTHOR_PAGES = {opened}  ###" in manage(env, "diffsettings").stdout
