"""A folder of notes under random edits: few services, few needs and few stems, so that everything meets."""

from random import Random

SERVICES = ["Amazon Alpha", "Beta Queue", "Gamma Lake", "Delta", "Epsilon Store", "Zeta"]
NEEDS = [
    "replay of old events", "ordered replay of events", "cheap archives", "cheap archives for years",
    "visual design", "visual design without code", "code", "sub-second reads", "reads or archives",
    "events without replay", "global tables", "tables with global replicas",
]  # fmt: skip
KEYLESS = "### Which has no key?\n\n- [ ] This\n- [ ] That\n"
OPTIONS = ["It scales", "It is cheap", "It is Delta", "Use Beta Queue", "It has backups"]


def line_of(rng: Random) -> str:
    """One piece of a note: a signal, a rule, a row of a table, a question, or plain words."""
    need, (one, other) = rng.choice(NEEDS), rng.sample(SERVICES, 2)
    table = "| Scenario | Best choice | Rather than | Why |\n|---|---|---|---|\n"
    rows = f"| {need} | {one} | {other} | It fits. |\n| {rng.choice(NEEDS)} | {other} | {one} | |\n"
    features = "| Keyword | Feature |\n|---|---|\n"
    return rng.choice(
        [
            table + rows,
            f"{features}| {need} | Mode one |\n| quotas | Mode two |\n| keys | Vault |\n",
            f"📌 **Exam signal:** If the question mentions **{need}**, choose **{one}**.\n",
            f"### When to choose {one}\n\n- When you need {need}\n- For {rng.choice(NEEDS)}\n",
            f"### When not to choose {one}\n\n- For {need} → use **{other}**\n",
            f"| Use case | Explanation |\n|---|---|\n| {need} | {rng.choice(NEEDS)} |\n",
            f"### What is true of {need}?\n\n- [x] {rng.choice(OPTIONS)}\n- [ ] {rng.choice(OPTIONS)} too\n",
            f"### Which one gives {need}?\n\n- [ ] {one}\n- [x] {other}\n- [ ] Something else\n",
            KEYLESS,
            "Q: What is it?\nA: A queue.\n",
            "Just a sentence.\n",
        ]
    )


def title_of(rng: Random) -> str:
    one, other = rng.sample(SERVICES, 2)
    return rng.choice(
        [f"# {one}", f"# {one}", f"# {one} vs {other}", "# A bank", f"# {one} ({other[:3].upper()})"]
    )


# Names every service, so that no edit of another file brings one in or takes one away.
OVERVIEW = [
    "# Overview",
    *(f"📌 **Exam signal:** If it mentions {n} suns, choose **{one}**.\n" for n, one in enumerate(SERVICES)),
]


class Files:
    """A folder that is edited at random; the same way for the same seed."""

    def __init__(self, seed: int, *, sound: bool = False) -> None:
        self.rng = Random(seed)
        self.sound = sound
        self.texts: dict[str, list[str]] = {f"{name}.md": self.note() for name in "bcdeg"}
        if self.rng.random() < 0.8:
            self.texts["0.md"] = OVERVIEW

    def note(self) -> list[str]:
        return [title_of(self.rng), *(self.line() for _ in range(self.rng.randint(0, 7)))]

    def line(self) -> str:
        """A piece of a note; where all has to be `sound`, none that is rejected."""
        while True:
            line = line_of(self.rng)
            if not (self.sound and line == KEYLESS):
                return line

    def edit(self) -> None:
        rng, name = self.rng, self.rng.choice(sorted(self.texts.keys() - {"0.md"}))
        pieces = self.texts[name]
        match rng.randrange(8):
            case 0:
                pieces.insert(rng.randint(1, len(pieces)), self.line())
            case 1 if len(pieces) > 1:
                pieces.pop(rng.randrange(1, len(pieces)))
            case 2:
                pieces[rng.randrange(1, len(pieces)) if len(pieces) > 1 else 0] = self.line()
            case 3:
                pieces.insert(1, "A sentence that only moves what follows.\n")
            case 4:
                pieces[0] = title_of(rng)
            case 5 if len(self.texts) > 2:
                del self.texts[name]
            case 6:
                self.texts[f"{rng.choice('afhpack')}.md"] = self.note()
            case _:
                pieces.append("A sentence at the end.\n")

    def by_name(self) -> dict[str, str]:
        """The texts of the files."""
        return {name: "\n\n".join(pieces) for name, pieces in sorted(self.texts.items())}
