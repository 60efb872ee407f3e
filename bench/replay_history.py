"""The commits of a git repository that touch some paths, laid out one after another in a folder."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

NOTES = (".md", ".markdown", ".txt", ".gift", ".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, and how many of the files it changed."""

    sha: str
    subject: str
    files: int


class History:
    """Checks commits out into a folder of its own; the repository itself is only read."""

    def __init__(self, repository: Path, paths: Sequence[str], folder: Path) -> None:
        self._git_dir = repository / ".git" if (repository / ".git").exists() else repository
        self._paths = list(paths)
        self._folder = folder
        self._there: dict[str, str] = {}

    def commits(self) -> list[tuple[str, str]]:
        """(sha, subject) of every first-parent commit that touches the paths, oldest first."""
        text = self._git("log", "--first-parent", "--reverse", "--format=%H %s", "--", *self._paths).decode(
            errors="replace"
        )
        return [(line[:40], line[41:]) for line in text.splitlines()]

    def walk(self, limit: int | None = None) -> Iterator[Commit]:
        """Each commit once its files lie in the folder."""
        for sha, subject in self.commits()[:limit]:
            yield Commit(sha, subject, self._check_out(sha))

    def paths_there(self) -> list[Path]:
        """The paths that exist now, in the folder."""
        return [path for name in self._paths if (path := self._folder / name).exists()]

    def _check_out(self, sha: str) -> int:
        """Makes the folder hold the note files of the commit; returns how many were written or removed."""
        wanted = self._files(sha)
        changed = 0
        for name in self._there.keys() - wanted.keys():
            (self._folder / name).unlink()
            changed += 1
        for name, blob in wanted.items():
            if self._there.get(name) != blob:
                file = self._folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(self._git("cat-file", "blob", blob))
                changed += 1
        self._there = wanted
        return changed

    def _files(self, sha: str) -> dict[str, str]:
        """Name to blob of the regular note files under the paths."""
        found = {}
        for entry in (
            self._git("ls-tree", "-r", "-z", sha, "--", *self._paths).decode(errors="replace").split("\0")
        ):
            meta, _, name = entry.partition("\t")
            if meta.startswith("100") and name.lower().endswith(NOTES):
                found[name] = meta.split()[2]
        return found

    def _git(self, *args: str) -> bytes:
        return subprocess.run(
            ["git", f"--git-dir={self._git_dir}", *args], check=True, capture_output=True
        ).stdout
