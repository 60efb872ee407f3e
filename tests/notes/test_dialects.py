"""The note-taking habits that docs/authoring.md shows: each of its examples, and what must not be read into notes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.library import Library
from studyapp.notes.reading.arrows import Reads, reading_of

from .readers import asked, codes, read_notes, right, wrong

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "authoring.md").read_text(encoding="utf-8")


def examples(title: str) -> list[str]:
    """The Markdown examples of a part of the guide, without those of the parts below it."""
    found: list[str] = []
    part = fence = ""
    for line in GUIDE.split("\n"):
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if not fence and len(ticks) > 2:
            fence = ticks
            wanted = part == title and line == f"{ticks}markdown"
            found += [""] if wanted else []
        elif fence and line == fence:
            fence = ""
        elif fence and wanted:
            found[-1] += f"{line}\n"
        elif not fence and line.startswith("#"):
            part = line.lstrip("# ")
    return found


def decided(library: Library) -> list[tuple[str, tuple[str, ...]]]:
    """(scenario, what fits it) of everything that decides, in the order of the notes."""
    found = []
    for topic in library.topics:
        found += [(s.place, s.condition, s.targets) for s in topic.signals]
        found += [(d.place, d.scenario, d.accepts) for d in topic.decisions]
        found += [(r.place, r.condition, r.services or (r.subject,)) for r in topic.rules]
    return [(words, fits) for _, words, fits in sorted(found)]


GUIDE_SAYS = {
    ("Exam signals", 0): ["amazon-mwaa", "amazon-mwaa"],
    ("Signals on lines of their own", 0): ["aws-transfer-family", "amazon-elasticache"],
    ("Lists of keywords", 0): ["aws-lambda", "aws-batch", "multi-az", "amazon-msk"],
    ("Lists of keywords", 1): [],
    ("Lists of keywords", 2): ["amazon-athena", "amazon-athena"],
    ("Decision trees", 0): ["amazon-s3", "amazon-efs", "amazon-ebs"],
    ("Call-outs and labels", 0): ["interface-endpoint", "gateway-endpoint", "nat-gateway"],
    ("Tables that decide", 0): ["amazon-mwaa", "amazon-mwaa", "aws-step-functions"],
    ("A service a row", 0): ["target-tracking", "step-scaling", "scheduled-scaling", ""],
    ("A need a row", 0): ["nitrofurantoin", "penicillin-v", "doxycycline"],
    ("Comparisons", 0): ["redis", "redis", "memcached", "hazelcast"],
    ("Rules: when to choose, when not to", 0): ["amazon-mwaa", "amazon-mwaa", "aws-step-functions"],
    ("Headings that are services", 0): ["azure-functions", "azure-kubernetes-service", "azure-app-service"],
    ("Sentences", 0): ["transit-gateway", "privatelink", "vpc-peering", "privatelink"],
}


@pytest.mark.parametrize(("title", "number"), GUIDE_SAYS)
def test_the_examples_of_the_guide_choose_what_they_say(title: str, number: int) -> None:
    found = decided(read_notes(examples(title)[number]))
    assert ["".join(fits) for _, fits in found] == GUIDE_SAYS[title, number]


# A second note, so that there are others to choose from and names that lines may be sure of.
OTHERS = """# Amazon Beta (Beta)

| Scenario | Best choice |
|---|---|
| A thousand sensors report each second | Beta |
| One huge report is due at night | Gamma |
| Clerks ask the same few questions | Delta |
"""

CHOOSES_BETA = {
    "an arrow list": "- many small jobs → Beta\n- few big jobs → Gamma",
    "with other arrows": "- many small jobs ➜ Beta\n- few big jobs ⟹ Gamma",
    "keywords in quotation marks": '- "many small jobs" = Beta\n- "few big jobs" = Gamma',
    "bold answers": "- many small jobs = **Beta**\n- few big jobs = **Gamma**",
    "a colon": "- many small jobs: Beta\n- few big jobs: Gamma",
    "lines of a paragraph": "many small jobs → Beta\nfew big jobs → Gamma",
    "below a label": "**Exam cue:**  \n“many small jobs” → **Beta**  \n“few big jobs” → **Gamma**",
    "think X when you see": "Think Beta when you see:\n- many small jobs",
    "a call-out": "> [!TIP]\n> many small jobs → **Beta**",
    "a call-out with a title": "> [!note]- Exam tip\n> If there are many small jobs, choose **Beta**",
    "a rule of thumb": "**Rule of thumb:** Use Beta for many small jobs.",
    "a clue": "**Clue →** many small jobs → **Beta**",
    "scenario and answer": "**Scenario:** many small jobs\n**Solution:** Beta\n**Why:** it is cheap",
    "scenario and answer on one line": "**Scenario:** many small jobs. **Answer:** Beta",
    "a sentence": "If there are many small jobs, you should use Beta.",
    "the answer when": "Beta is the answer when many small jobs arrive.",
    "two rules in one sentence": "Use Beta for many small jobs, Gamma for few big jobs.",
    "a name and its need": "Beta: when many small jobs arrive.\nGamma: when few big jobs arrive.",
    "a list of names": "- **Beta** if many small jobs arrive\n- **Gamma** if few big jobs arrive",
    "a tick in front": "✅ Beta when many small jobs arrive",
    "when to use which": "### When to use which\n\n- **Beta** – many small jobs\n- **Gamma** – few big jobs",
    "an exam tip that says use": "### Exam tips\n\n- **Use Beta for** many small jobs",
    "a bold name at the end": "**Exam tip:** when many small jobs arrive, hand them to **Beta**.",
    "use this": "| Need this? | Use this |\n|---|---|\n| many small jobs | Beta |\n| few big jobs | Gamma |",
    "best option": "| Use case | Best data option |\n|---|---|\n| many small jobs | Beta |\n| few big jobs | Gamma |",
    "a service a row": "| Policy | When to use |\n|---|---|\n| Beta | many small jobs |\n| Gamma | few big jobs |",
    "rows about columns": "| Aspect | Beta | Gamma |\n|---|---|---|\n| Use when | many small jobs | few big jobs |",
    "a tree": "```\nWhich jobs?\n├─ many small jobs → Beta\n└─ Few → Gamma\n```",
    "a question in a drawing": "```text\nmany small jobs? → Beta\nfew big jobs? → Gamma\n```",
    "advice in a cell": "| Need | Solution |\n|---|---|\n| many small jobs | Deploy a **Beta** with **Gamma** on it. |",
    "a name with its reason": "| Need | Answer |\n|---|---|\n| many small jobs | **Beta** – no server to keep |",
    "what is no more the answer": "| Keyword | Answer |\n|---|---|\n| many small jobs | Trap → Beta |",
    "an answer below a label": "### Many small jobs\n\n**Eliminate:**\n\n- Big servers\n\n**Think:**\n\n> **Beta**",
    "a label without bold type": "### Many small jobs\n\nBest choice: Beta",
    "a name in a quote below a heading": "### Many small jobs\n\n> **Beta**",
    "an arrow on the next line": "Many small jobs at night?\n→ **Beta**",
    "a rule in bold type": "> **Many small jobs → Beta**",
    "an answer in the next paragraph": "> **“There are many small jobs.”**\n\n→ **Beta**",
    "an arrow of TeX": "- **“many small jobs”** $\\rightarrow$ **Beta**\n- **“few big jobs”** $\\rightarrow$ **Gamma**",
    "a quotation in a sentence": "It drains itself. *“Many small jobs”* → **Beta**. Others wait.",
    "a trap": "**THE trap:** many small jobs → **Beta**",
    "two told apart": "**Beta vs Gamma:** many small jobs → **Beta** (never the other).",
    "bullets that are no Markdown": "### Exam tips\n\n• many small jobs → **Beta**  \n• few big jobs → **Gamma**",
    "key exam triggers": "**Key exam trigger keywords**:\n- “many small jobs” → **Beta**",
    "best for, in a list": "### Beta\n\n- Runs jobs.\n- Best for many small jobs.",
    "a name that bold type makes": "- Use **Beta** when: many small jobs arrive at once.",
    "a label and what to use": "- **Many small jobs:** Use Beta.\n- **Few big jobs:** Use Gamma.",
    "if, in a list": "- If many small jobs arrive: use Beta.\n- However, if few big jobs arrive: use Gamma.",
    "when to use each, in a paragraph": "When to use each\n\nBeta: many small jobs\nGamma: few big jobs",
    "a name a row, but for one": "| Tool | Choose when |\n|---|---|\n| Beta | many small jobs |\n"
    "| Gamma | few big jobs |\n| Delta | clerks ask |\n| no tool at all of ours | never |",
    "a table in HTML": "<table>\n<tr><th>Need</th><th>Best choice</th></tr>\n"
    "<tr><td>many small jobs</td><td><b>Beta</b></td></tr>\n</table>",
    "keywords in a code block": "```\nso many small jobs\n→ Beta\n\nfew very big jobs\n→ Gamma\n```",
    "a column of answers, whatever it is called": "| If you see | Its hero |\n|---|---|\n"
    "| many small jobs | Beta |\n"
    "| few big jobs | Gamma |",
    "look for this in the answer": "| If you see... | Look for this in the answer |\n|---|---|\n"
    "| many small jobs | Beta |",
    "which model to select": "| Use case | Which tool to select |\n|---|---|\n| many small jobs | Beta |",
    "keywords in a code block below a question": "### “Which runner?”\n\n```\nmany small jobs → Beta\n"
    "few very big jobs → Gamma\n```",
    "a scenario and its design in lists": "* **Scenario:** many small jobs come in.\n"
    "  * **Design:** Use Beta with a queue. Because it is quick.",
    "what is ideal for, in a list": "- For many small jobs, Beta is ideal\n"
    "- For few big jobs, Gamma is the primary choice",
    "prefer, as a rule of thumb": "**Rule of thumb:** If many small jobs arrive, prefer Beta.",
    "default to": "Default to Beta for many small jobs.",
    "only use, with a colon": "Only use Beta if you need: many small jobs, or a queue.",
    "choosing": "**Choosing**: many small jobs → Beta; few big jobs → Gamma.",
    "how much of it": "| Problem | First-line |\n|---|---|\n| many small jobs | Beta 1.5-2 mg/kg IV |\n"
    "| few big jobs | Gamma 3 weeks |",
    "types and when to use": "**Types and when to use:**\n- **Beta (b-small):** many small jobs\n"
    "- **Gamma (g-big):** few big jobs",
    "a list below think": "### Jobs\n\n**Think:**\n- Beta for many small jobs\n- Gamma for few big jobs",
    "use when, below a heading that names nothing": "### Beta\n\n#### Characteristics\n\n"
    "- Use when: many small jobs arrive.",
    "a top choice beside its kind": "| Your need | Runner type | Top choice |\n|---|---|---|\n"
    "| many small jobs | Queue | Beta |\n| few big jobs | Machine | Gamma |",
    "a wiki link": "- many small jobs → [[Beta]]\n- few big jobs → [[products/gamma|Gamma]]",
}


@pytest.mark.parametrize("shape", CHOOSES_BETA)
def test_what_people_write_to_say_that_many_small_jobs_mean_beta(shape: str) -> None:
    note = f"# Notes\n\nIntroduction.\n\n## Part\n\n{CHOOSES_BETA[shape]}\n"
    library = read_notes(note, OTHERS)
    fits = [fits for words, fits in decided(library) if "many small jobs" in words.lower()]
    assert fits == [("amazon-beta",)]
    (question,) = (q for q in library.questions if "many small jobs" in q.stem.lower())
    assert right(question) == ["Amazon Beta"]
    assert "small jobs" in note.split("\n")[question.place.line - 1]


DESCRIBES = {
    "names and what they are": "- **Beta** → Keeps many jobs\n- **Gamma** → Runs big jobs",
    "acronyms": "- RTO → Recovery Time Objective\n- RPO → Recovery Point Objective",
    "steps": "1. Open the console → Beta\n2. Upload → Done\n3. Choose a name → Save",
    "a table of contents": "- [Jobs](#jobs) → [Beta](#beta)\n- [More](#more) → [Gamma](#gamma)",
    "sizes": "- Memory: 128 MB → 10 GB\n- Disk: 512 MB → 10 GB",
    "numbers": "- r → 4\n- w → 2\n- x → 1",
    "a chain": "Producer → Beta → Gamma",
    "equal signs": "- Beta = queue of jobs\n- Gamma = runner of jobs",
    "properties": "| | Cheap | Fast |\n|---|---|---|\n| Beta | Yes | No |\n| Gamma | No | Yes |",
    "a fact under an exam tip": "**Exam tip:** Windowing is a speed control mechanism.",
    "a fact to remember": "**Remember:** Thermidor ended the Terror.",
    "a condition with a consequence": "> **Exam tip:** If a claim names no class, it uses the default one.",
    "advice": "If you use Beta, consider backups. You can choose the class when you create it.",
    "values in an alternative": "- Plan → 10 €\n- Plan plus → 20 €",
    "a label and a person": "- Teacher: Anna Smith\n- Room: Building B",
    "code": "```python\ndef jobs(size) -> Beta:\n    return {}  # jobs? -> Gamma\n```",
    "a drawing of parts": "```\nUser   → Person or application\nRole   → For services\nJobs → Beta → Gamma\n```",
    "yes and no": "```\nMany jobs?\n├─ Yes → Beta\n└─ No → Gamma\n```",
    "events": "- Emitted when a job starts\n- Emitted when a job ends\n- Required if jobs are queued",
    "a remark in front": "Note: If a job fails, it is run again.\n\nWarning: When the disk is full, jobs stop.",
    "an attribute column": "| Field | Type |\n|---|---|\n| job_id | String |\n| size | Number |\n| late | Boolean |",
    "a chain of services in a cell": "| Need | Solution |\n|---|---|\n| small jobs | Beta → Gamma → Delta |",
    "two together in a cell": "| Need | Solution |\n|---|---|\n| small jobs | Enable **Beta** and **Gamma** on it. |",
    "what a name cannot do": "**Exam tip:** “all jobs in order” → Beta cannot promise it.",
    "what to do in bold type": "**Exam tip:** “jobs run twice” → **Increase the pause of each job**",
    "a name and what it is, as a tip": "### Exam tips\n\n- Delta: small jobs, best effort\n- Gamma: big jobs",
    "a letter as the answer": "### Many small jobs\n\n**Answer:** B. Gamma",
    "a heading and a quotation": "### Many small jobs\n\n> **They start within a second.**",
    "a label in front of a list": "**Key point:** Beta can point to:\n- one job\n- two jobs",
    "a pipeline in a code block": "```\nweb server → Beta\norder desk → Gamma\n```",
    "a table in HTML that only describes": "<table>\n<tr><th>Name</th><th>Price</th></tr>\n"
    "<tr><td>Beta</td><td>2</td></tr>\n</table>",
    "what to keep off": "| Method | Use it for |\n|---|---|\n| Beta | Avoid – it is slow |\n"
    "| Gamma | Legacy only; avoid |",
    "how many points there are": "**Exam tip:** Two easy points: pick **Beta** (not Gamma).",
    "an example column": "| Technique | Example use case |\n|---|---|\n| Scaling | Pixel values |",
}


@pytest.mark.parametrize("shape", DESCRIBES)
def test_what_only_describes_asks_nothing(shape: str) -> None:
    library = read_notes(f"# Amazon Alpha\n\nIntroduction.\n\n## Part\n\n{DESCRIBES[shape]}\n", OTHERS)
    assert [q.stem for q in asked(library) if q.place.path == "a.md"] == []


def test_arrows_between_names_are_held_back_until_the_author_says_which_way_they_go() -> None:
    note = "# Notes\n\n- Warehouse → Beta\n- Archive → Gamma\n"
    library = read_notes(note, OTHERS)
    assert [(d.code, d.place.line) for d in library.diagnostics if d.place.path == "a.md"] == [("N101", 3)]
    clear = re.sub(r"- (\w+) →", r'- "\1" →', note)
    assert "N101" not in codes(read_notes(clear, OTHERS))
    assert [fits for _, fits in decided(read_notes(clear))] == [("beta",), ("gamma",)]


@given(st.text(max_size=80), st.sampled_from(["→", "->", "=", ":", "–", " = **"]), st.text(max_size=80))
def test_any_item_reads_one_way_and_its_reverse_is_never_the_same_answer(
    left: str, arrow: str, right: str
) -> None:
    item = f"{left} {arrow} {right}"
    assert reading_of(item) in Reads
    if reading_of(f"Amazon {arrow} lower case words") is Reads.TO_NAME:
        raise AssertionError("a name in front of a description is no keyword")


def test_options_in_small_letters_are_names_where_the_column_says_so() -> None:
    note = (
        "# Tests\n\n| Test name | Use case |\n|---|---|\n| t-test | two groups |\n| Anova | many groups |\n"
    )
    assert [fits for _, fits in decided(read_notes(note))] == [("t-test",), ("anova",)]


def test_a_heading_in_the_plural_is_about_the_heading_above_it() -> None:
    note = "# Structures\n\n## Hash Map\n\n### When to use hash maps\n\n- a value is looked up by its key\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("hash-map",)]


def test_cards_that_are_all_answered_by_names_are_asked_as_well() -> None:
    note = (
        "# Stores\n\n| Question | Answer |\n|---|---|\n| Which store has buckets? | Amazon Alpha |\n"
        "| What is mounted by many hosts? | Amazon Beta |\n| Who attaches volumes? | Amazon Gamma |\n"
    )
    library = read_notes(note)
    assert len(library.cards) == 3
    assert [(q.stem, right(q)) for q in asked(library)] == [
        ("Which store has buckets?", ["Amazon Alpha"]),
        ("“What is mounted by many hosts?” Which service fits best?", ["Amazon Beta"]),
        ("“Who attaches volumes?” Which service fits best?", ["Amazon Gamma"]),
    ]


def test_a_second_choice_does_not_become_the_first_because_that_cannot_be_read() -> None:
    head = "# Cures\n\n| Problem | First-line | Alternative |\n|---|---|---|\n"
    note = f"{head}| Fever at night | rest, then watch it | Beta |\n"
    assert [fits for _, fits in decided(read_notes(note))] == [()]


def test_drugs_behind_the_first_may_be_written_in_small_letters() -> None:
    note = "# Cures\n\n| Problem | First-line |\n|---|---|\n| Low mood | Alphatine, betapram |\n| Cough | Gammalol |\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("alphatine", "betapram"), ("gammalol",)]


def test_a_heading_with_a_number_of_two_parts_sets_its_names_against_each_other() -> None:
    table = "| Feature | Beta | Gamma |\n|---|---|---|\n| Replay | No | Yes |\n"
    note = f"# Guide\n\n### 3.1 Beta vs Gamma Decision Table\n\n{table}"
    (topic,) = read_notes(note).topics
    assert [(row.accepts, row.rejects) for row in topic.decisions] == [(("gamma",), ("beta",))]


def test_what_a_chapter_is_about_is_no_other_name_of_it() -> None:
    note = "# Messaging (Alpha / Beta / Gamma)\n\n**Rule of thumb**: one reader → **Alpha**; many readers → **Beta**.\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("alpha",), ("beta",)]


def test_what_is_ruled_out_is_no_answer() -> None:
    note = "# Notes\n\n## Jobs\n\n**Eliminate:**\n\n- Beta when jobs last for days\n- Old servers\n"
    (rule,) = (rule for topic in read_notes(note, OTHERS).topics for rule in topic.rules)
    assert (rule.positive, rule.subject, rule.condition) == (False, "amazon-beta", "When jobs last for days")


def test_unless_says_when_not() -> None:
    note = "# Notes\n\nUse Beta unless jobs must keep their order, then use Gamma.\n"
    (rule,) = (rule for topic in read_notes(note, OTHERS).topics for rule in topic.rules)
    assert (rule.positive, rule.subject, rule.services) == (False, "amazon-beta", ("gamma",))
    assert rule.condition == "When jobs must keep their order"


def test_the_title_of_a_cheat_sheet_is_no_wrong_choice() -> None:
    """Its lines have answers of their own, so that nothing chooses what the title names."""
    note = "# AWS SAA-C03\n\n" + "\n\n".join(f"**Exam tip:** case {n} of jobs → use {name}" for n, name in
        enumerate(("Amazon One", "Amazon Two", "Amazon Three")))  # fmt: skip
    choices = {choice.text for question in asked(read_notes(note)) for choice in question.choices}
    assert choices == {"Amazon One", "Amazon Two", "Amazon Three"}


def test_two_names_for_nearly_one_thing_are_never_both_offered() -> None:
    note = (
        "# Notes\n\n| Need | Best choice | Rather than |\n|---|---|---|\n"
        "| Parcels in order | Alpha Belt | Conveyor, Long Conveyor, Crane |\n"
    )
    (question,) = asked(read_notes(note))
    assert wrong(question) == ["Conveyor", "Crane"]


def test_second_choices_are_neither_right_nor_wrong() -> None:
    note = (
        "# Treatment\n\n| Infection | First-line | Alternative |\n|---|---|---|\n"
        "| Cystitis without fever | Alpha | Beta |\n"
        "| Sore throat with pus | Gamma | Delta |\n| Rash after a tick | Epsilon | Zeta |\n"
    )
    for question in asked(read_notes(note)):
        row = note.split("\n")[question.place.line - 1]
        assert right(question)[0] in row
        assert not any(name in row for name in wrong(question))


def test_a_comparison_asks_what_has_a_feature_among_what_has_it_not() -> None:
    note = (
        "# Caches\n\n## Redis vs Memcached vs Hazelcast\n\n"
        "| Feature | Redis | Memcached | Hazelcast |\n|---|---|---|---|\n"
        "| Snapshots | Yes | No | No |\n| Ordering | Best effort | No | No |\n| Threads | many | one | No |\n"
    )
    (question,) = asked(read_notes(note))
    assert question.stem == "For which of these do the notes say yes to “Snapshots”?"
    assert (right(question), set(wrong(question))) == (["Redis"], {"Memcached", "Hazelcast"})
    assert all(choice.why for choice in question.choices)


def test_a_name_with_a_slash_is_one_unless_its_parts_are_names() -> None:
    note = (
        "# Notes\n\n- events for many readers → Pub/Sub\n- a cache for sessions → Redis/Memcached\n"
        "- sorted sets → Redis\n"
    )
    assert [fits for _, fits in decided(read_notes(note))] == [
        ("pub-sub",),
        ("redis", "memcached"),
        ("redis",),
    ]


def test_numbers_in_keycaps_and_emoji_behind_are_no_part_of_a_name() -> None:
    when = "**When to use it:**"
    note = f"#### 1️⃣ Amazon Alpha 🏭\n\n{when}\n- ✅ many small jobs\n\n#### 2️⃣ Amazon Beta\n\n{when}\n- few big jobs\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("amazon-alpha",), ("amazon-beta",)]


def test_a_dash_in_brackets_is_no_subtitle() -> None:
    note = "# Guide\n\n### 1. **Azure Alpha** (PaaS - one database)\n\n**When to choose:**\n- ✅ a new application\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("azure-alpha",)]


def test_what_two_names_have_in_brackets_is_no_other_name_for_both() -> None:
    note = "# Guide\n\n## Azure Alpha (PaaS)\n\nBest for: new ones\n\n## Azure Beta (PaaS)\n\nBest for: old ones\n"
    assert [fits for _, fits in decided(read_notes(note))] == [("azure-alpha",), ("azure-beta",)]


def test_what_is_said_over_and_over_is_taken_down_a_few_times_only() -> None:
    """Thousands of equal lines would each be compared with all others."""
    note = "# Notes\n\n" + "**Exam tip:** If there are many small jobs, use **Beta**.\n\n" * 500
    (topic,) = read_notes(note).topics
    assert 0 < len(topic.signals) <= 20
