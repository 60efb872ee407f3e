"""How fast notes are read and imported: `python -m bench.reader [--questions N] [--notes N]`.

Generates a bank of questions and a set of notes, then measures the first import (reading, deriving, rendering and
all database writes on SQLite), one where nothing changed, one where one file got a sentence more and one where it got
a deciding line more, against the floor: the time that the `markdown` package needs to convert the same text once.
Everything happens in a temporary folder.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

QUESTIONS_A_FILE = 25
CHANGED = "note-0007.md"

_PARTS = "queue store log table vault index mesh clock gate lens ledger relay".split()


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of work by the processors, seconds on the clock, and the most memory in use meanwhile, in MiB."""

    work: float
    clock: float
    memory: float


class Author:
    """Writes notes and questions of the usual make; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        starts, ends = (
            "b d f g h k l m n p r s t v z br dr st tr".split(),
            "an el im or us ant erk isk olt ump".split(),
        )
        self.vocabulary = [f"{one}{two}{three}" for one in starts for two in ends for three in ends]
        self.rng.shuffle(self.vocabulary)
        self.names = [
            f"{first}{part}" for first in "Amber Birch Cobalt Dune Ember Fjord Grove Haze Iris Jade".split()
            for part in _PARTS
        ]  # fmt: skip

    def words(self, count: int) -> str:
        """Words as unevenly frequent as those of a language: the second half as often as the first, and so on."""
        ranks = (int(len(self.vocabulary) ** self.rng.random()) - 1 for _ in range(count))
        return " ".join(self.vocabulary[rank] for rank in ranks)

    def scenario(self) -> str:
        return f"{self.words(4)} that must {self.words(5)}"

    def prose(self, sentences: int) -> str:
        return " ".join(f"It keeps **{self.scenario()}**, see `setting-{n}`." for n in range(sentences))

    def note(self, number: int) -> str:
        """A note with prose, signals, a decision table, features and rules."""
        rng = self.rng
        name = f"{self.names[number % len(self.names)]} {number // len(self.names) + 1}"
        others = [f"{other} 1" for other in rng.sample(self.names, 4)]
        lines = [f"# {name} – Notes on a service", "", self.prose(4), ""]
        for section in range(1, 4):
            lines += [f"## {section}. Part {section}", "", *(f"- {self.prose(1)}" for _ in range(5)), ""]
            lines += [
                f"📌 **Exam signal:** If the question mentions **{self.scenario()}**, choose **{name}**.",
                "",
            ]
        lines += ["## 4. Choosing", "", "| Scenario | Best choice | Rather than | Why |", "|---|---|---|---|"]
        for _ in range(5):
            one, other = rng.sample([name, *others], 2)
            lines.append(f"| {self.scenario()} | {one} | {other} | {self.scenario()} |")
        lines += ["", "## 5. Features", "", "| Keyword | Feature |", "|---|---|"]
        lines += [f"| {self.scenario()} | {rng.choice(_PARTS)} of {number}-{n} |" for n in range(5)]
        lines += ["", f"### When to choose {name}", "", *(f"- When {self.scenario()}" for _ in range(3))]
        lines += [
            "",
            f"### When not to choose {name}",
            "",
            f"- For {self.scenario()} → use **{others[0]}**",
            "",
        ]
        return "\n".join(lines)

    def question(self, number: int) -> str:
        """A task-list question with four options and an explanation."""
        options = self.rng.sample(self.names, 4)
        right = self.rng.randrange(4)
        lines = [f"### {number}. A team has {self.scenario()}. What fits?", ""]
        lines += [
            f"- [{'x' if n == right else ' '}] {option}, with {self.scenario()}"
            for n, option in enumerate(options)
        ]
        return "\n".join([*lines, "", f"> {self.prose(2)}", ""])


def write_library(folder: Path, questions: int, notes: int) -> None:
    """The generated notes and question files below a folder."""
    author = Author(1)
    (folder / "questions").mkdir(parents=True)
    for number in range(notes):
        (folder / f"note-{number:04}.md").write_text(author.note(number), encoding="utf-8")
    for start in range(0, questions, QUESTIONS_A_FILE):
        numbers = range(start + 1, min(start + QUESTIONS_A_FILE, questions) + 1)
        body = "\n".join(author.question(number) for number in numbers)
        file = folder / "questions" / f"bank-{start // QUESTIONS_A_FILE:04}.md"
        file.write_text(f"# Question bank {start // QUESTIONS_A_FILE}\n\n{body}", encoding="utf-8")


def measure(work: Callable[[], object]) -> Measured:
    """Runs it once, while another process watches the memory of this one and of those that it starts."""
    ours, theirs = multiprocessing.Pipe()
    watcher = multiprocessing.get_context("spawn").Process(
        target=_watch, args=(os.getpid(), theirs), daemon=True
    )
    watcher.start()
    ours.recv()  # it has begun
    clock, start = time.perf_counter(), _work_done()
    work()
    done, passed = _work_done() - start, time.perf_counter() - clock
    ours.send("done")
    memory = ours.recv()
    watcher.join()
    return Measured(done, passed, memory)


def _work_done() -> float:
    """Seconds that processors worked for this process and for those it started and waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _watch(process: int, pipe: Connection) -> None:
    """Until something is sent, looks how much memory a process and its children have; sends the most, in MiB."""
    pipe.send("begun")
    most = 0.0
    while not pipe.poll(0.05):
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        pids = [process, *(int(child) for child in children if int(child) != os.getpid())]
        most = max(most, sum(map(_memory, pids)))
    pipe.send(most)


def _memory(process: int) -> float:
    """MiB of a process, what it shares with others counted in proportion; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def floor(folder: Path) -> None:
    """What the markdown package alone needs: every file converted once, with tables."""
    import markdown

    converter = markdown.Markdown(extensions=["tables", "fenced_code"])
    for file in sorted(folder.rglob("*.md")):
        converter.reset()
        converter.convert(file.read_text(encoding="utf-8"))


def runs(folder: Path) -> Iterator[tuple[str, Measured]]:
    """Every measurement, in the order in which they build on each other."""
    from studyapp.actions.import_notes import import_notes
    from studyapp.notes.library import read_library

    yield "floor: markdown converts every file once", measure(lambda: floor(folder))
    yield "reading alone: topics, questions, diagnostics", measure(lambda: read_library([folder]))
    yield "first import", measure(lambda: import_notes([folder], accept=True))
    yield "import, nothing changed", measure(lambda: import_notes([folder], accept=True))
    changed = folder / CHANGED
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("## 4. Choosing", "A new sentence.\n\n## 4. Choosing"), encoding="utf-8")
    yield "import, one file changed", measure(lambda: import_notes([folder], accept=True))
    text = changed.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("📌"))
    changed.write_text(
        text.replace(row, f"{row}\n\n{row.replace(' mentions ', ' asks for ')}"), encoding="utf-8"
    )
    yield "import, one file decides more", measure(lambda: import_notes([folder], accept=True))


def _against(measured: Measured, found: dict[str, Measured]) -> str:
    """The times of the clock, which several processes shorten, and the work that all of them did."""
    floor, first = found["floor"], found.get("first import")
    share = f", {measured.clock / first.clock:6.1%} of the first import" if first else ""
    return (
        f"{measured.clock:7.2f} s  {measured.clock / floor.clock:5.2f} × floor{share}; "
        f"work {measured.work:.2f} s, {measured.work / floor.work:.2f} × floor; {measured.memory:.0f} MiB"
    )


def main() -> int:
    """Prints one line a measurement, each against the floor and against the first import."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--notes", type=int, default=500)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="studyapp-bench-") as name:
        os.environ["STUDYAPP_VAR"] = str(Path(name, "var"))
        os.environ["DATABASE_URL"] = f"sqlite:///{name}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "studyapp.settings"
        Path(name, "var").mkdir()
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        folder = Path(name, "notes")
        write_library(folder, args.questions, args.notes)
        size = sum(file.stat().st_size for file in folder.rglob("*.md")) / 2**20
        print(f"{args.notes} notes and {args.questions} questions, {size:.1f} MiB of Markdown")
        own = (folder / CHANGED).stat().st_size / 2**20 / size
        found: dict[str, Measured] = {}
        for label, measured in runs(folder):
            found[label.split(":")[0]] = measured
            print(f"{label:48} {_against(measured, found)}", flush=True)
        print(f"the changed file's own share of the text: {own:.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
