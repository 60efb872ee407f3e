"""Notes of many authors and fields, each with the facts that stand in it and nothing else."""

import re

import pytest

from studyapp.notes.library import Library
from studyapp.notes.model import DecisionRow, Kind

from .readers import asked, held, read_notes, right, sample, wrong


def library_of(name: str) -> Library:
    return read_notes(sample(name))


def decisions(name: str) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    (topic,) = library_of(name).topics
    return [(row.place.line, row.accepts, row.rejects) for row in topic.decisions]


def signals(name: str) -> list[tuple[int, tuple[str, ...], str]]:
    (topic,) = library_of(name).topics
    return [(signal.place.line, signal.targets, signal.condition) for signal in topic.signals]


def rules(name: str) -> list[tuple[int, bool, str, tuple[str, ...]]]:
    (topic,) = library_of(name).topics
    return [(rule.place.line, rule.positive, rule.subject, rule.services) for rule in topic.rules]


def test_one_file_about_several_services_under_headings_of_their_own() -> None:
    """The heading above a line names the service that it is about."""
    sqs, sns, streams = "amazon-sqs", "amazon-sns", "amazon-kinesis-data-streams"
    assert signals("messaging.md") == [
        (10, (sqs,), "If work must wait until a consumer has time"),
        (23, (sns,), "one event copied to many subscribers at once"),
        (29, (streams,), "ordered replay of clicks by several readers"),
    ]
    assert rules("messaging.md") == [
        (13, True, sqs, ()),
        (14, True, sqs, ()),
        (17, False, sqs, (sns,)),
    ]
    (topic,) = library_of("messaging.md").topics
    assert topic.service == ""


def test_a_table_of_services_with_what_each_is_best_and_wrong_for() -> None:
    sqs, sns, streams = "amazon-sqs", "amazon-sns", "amazon-kinesis-data-streams"
    assert decisions("messaging.md") == [
        (35, (streams,), ()),
        (35, (), (streams,)),
        (36, (sns,), ()),
        (36, (), (sns,)),
        (37, (sqs,), ()),
    ]


def test_a_comparison_without_verdicts_asks_nothing() -> None:
    lines = {q.place.line for q in library_of("messaging.md").questions}
    assert not lines & set(range(38, 44))


def test_signal_answer_and_reason_on_lines_of_their_own() -> None:
    assert [(line, targets) for line, targets, _ in signals("signals_answers.md")][:3] == [
        (6, ("snowball-edge",)),
        (11, ("datasync", "storage-gateway")),
        (16, ("database-migration-service",)),
    ]


def test_a_list_of_keywords_with_arrows() -> None:
    assert signals("signals_answers.md")[3:] == [
        (22, ("transfer-family",), "partner uploads by SFTP"),
        (23, ("direct-connect",), "private fibre to the cloud"),
        (24, ("site-to-site-vpn",), "encrypted line over the internet"),
    ]


def test_keywords_with_likely_answers_and_prose_rules_of_another_vendor() -> None:
    assert decisions("gcp_databases.md") == [
        (11, ("cloud-spanner",), ()),
        (12, ("cloud-sql",), ()),
        (13, ("bigtable",), ()),
        (14, ("firestore",), ()),
        (15, ("bigquery",), ()),
    ]
    assert rules("gcp_databases.md") == [
        (20, True, "cloud-sql", ()),
        (21, True, "bigtable", ()),
        (22, False, "bigquery", ()),
        (24, False, "firestore", ("cloud-sql",)),
    ]
    stems = [q.stem for q in asked(library_of("gcp_databases.md"))]
    assert "The requirements mention “global writes” and “relational”. Which option fits best?" in stems


def test_two_options_head_to_head_by_marks_alone() -> None:
    gateway, interface = "gateway-endpoint", "interface-endpoint"
    assert decisions("endpoints.md") == [
        (5, (gateway,), (interface,)),
        (6, (interface,), (gateway,)),
        (7, (interface,), (gateway,)),
        (8, (gateway,), (interface,)),
    ]


def test_one_signal_that_tells_two_apart() -> None:
    assert signals("endpoints.md") == [
        (10, ("gateway-endpoint",), "a route table entry is asked for"),
        (10, ("interface-endpoint",), "A private address is asked for"),
    ]


def test_four_options_head_to_head_and_rules_in_nested_lists() -> None:
    assert decisions("kubernetes.md") == [
        (7, ("statefulset",), ("deployment", "daemonset", "job")),
        (8, ("daemonset",), ("deployment", "statefulset", "job")),
        (9, ("job",), ("deployment", "statefulset", "daemonset")),
        (10, ("deployment",), ("statefulset", "daemonset", "job")),
    ]
    assert rules("kubernetes.md") == [
        (15, True, "statefulset", ()),
        (16, True, "statefulset", ()),
        (18, False, "deployment", ("statefulset",)),
        (20, True, "cronjob", ()),
    ]
    assert signals("kubernetes.md")[0] == (24, ("daemonset",), "If a log collector has to run everywhere")


def test_a_remark_that_chooses_nothing_is_reported_and_not_asked() -> None:
    library = library_of("kubernetes.md")
    assert [d.place.line for d in library.diagnostics if d.code == "N101"] == [25]
    assert 25 not in {q.place.line for q in asked(library)}


def test_another_field_altogether() -> None:
    assert decisions("antibiotics.md") == [
        (5, ("nitrofurantoin", "fosfomycin"), ("ciprofloxacin",)),
        (6, ("penicillin-v",), ("doxycycline",)),
        (7, ("doxycycline",), ("penicillin-v",)),
        (8, ("doxycycline", "azithromycin"), ("amoxicillin",)),
        (9, ("azithromycin",), ("amoxicillin",)),
    ]
    library = library_of("antibiotics.md")
    assert {q.place.line for q in asked(library)} == {5, 6, 7, 8, 9}
    assert all("Which option fits best" in q.stem for q in asked(library))
    assert 11 not in {q.place.line for q in asked(library)}


def test_classes_of_one_service_as_what_is_chosen() -> None:
    library = library_of("s3_classes.md")
    chosen = {q.place.line: right(q) for q in asked(library) if q.kind is not Kind.FEATURE}
    assert chosen == {
        7: ["S3 Glacier Instant Retrieval"],
        8: ["S3 Intelligent-Tiering"],
        12: ["S3 Standard"],
        13: ["S3 Glacier Deep Archive"],
        14: ["S3 One Zone-IA"],
    }
    # Line 15 says again what line 8 says.
    assert [(q.place.line, q.held_code) for q in held(library) if q.kind is Kind.DECISION] == [(15, "N304")]
    for question in asked(library_of("s3_classes.md")):
        assert "Amazon S3" not in wrong(question)


def test_prices_decide_nothing() -> None:
    assert not {q.place.line for q in library_of("s3_classes.md").questions} & {19, 20}


def test_features_are_asked_where_others_of_the_table_compare() -> None:
    library = library_of("s3_classes.md")
    features = {q.place.line: q for q in library.questions if q.kind is Kind.FEATURE}
    assert set(features) == {24, 25, 26, 27}
    assert right(features[24]) == ["Versioning"]
    assert features[27].held_code == "N302"


def test_rules_and_best_for_lines_below_the_heading_of_each_service() -> None:
    found = rules("azure_compute.md")
    functions, app, aks, vm = (
        "azure-functions",
        "azure-app-service",
        "azure-kubernetes-service",
        "azure-virtual-machines",
    )
    assert found == [
        (5, True, functions, ()),
        (8, True, functions, ()),
        (11, False, functions, (aks, vm)),
        (14, True, app, ()),
        (17, True, aks, ()),
        (20, True, vm, ()),
    ]
    assert [(line, targets) for line, targets, _ in signals("azure_compute.md")] == [
        (23, (app,)),
        (24, (vm,)),
        (25, (functions,)),
    ]


def test_a_text_file_without_any_heading() -> None:
    assert signals("routing.txt") == [
        (3, ("bgp",), "between autonomous systems"),
        (4, ("ospf",), "areas and link state on mixed vendors"),
    ]
    assert rules("routing.txt") == [
        (7, True, "ospf", ()),
        (8, True, "ospf", ()),
        (11, False, "ospf", ("bgp",)),
    ]
    assert decisions("routing.txt") == [(15, ("bgp",), ()), (16, ("eigrp",), ()), (17, ("ospf",), ())]


def test_two_head_to_head_with_reasons_in_the_cells() -> None:
    library = library_of("duel.md")
    (topic,) = library.topics
    assert topic.contrast == ("redis", "memcached")
    assert [(d.place.line, d.accepts, d.rejects, d.reason) for d in topic.decisions] == [
        (5, ("redis",), ("memcached",), "snapshots and a log"),
        (6, ("memcached",), ("redis",), "one thread runs commands"),
        (7, ("redis",), ("memcached",), ""),
        (8, ("memcached",), ("redis",), "more than needed"),
    ]


def test_signals_in_prose_without_a_marker() -> None:
    assert [(line, targets) for line, targets, _ in signals("duel.md")] == [
        (10, ("redis",)),
        (10, ("memcached",)),
    ]


def test_what_is_chosen_over_what() -> None:
    (topic,) = library_of("duel.md").topics
    assert [(r.place.line, r.subject, r.against) for r in topic.rules] == [(14, "hazelcast", ("redis",))]


def test_a_plain_description_yields_nothing_and_no_complaint() -> None:
    library = library_of("plain_notes.md")
    (topic,) = library.topics
    assert (topic.name, topic.service, library.questions) == ("Water cycle", "", ())
    assert library.diagnostics == ()


SHAPES = {
    "alternative column": (
        (
            "| Scenario | Use Alpha | Use alternative |\n|---|---|---|\n"
            "| many small jobs | ✅ Alpha | Beta |\n| one huge job | ❌ | Beta, Gamma |\n"
        ),
        [(("alpha",), ("beta",)), (("beta", "gamma"), ("alpha",))],
    ),
    "a single verdict column": (
        "| Need | Alpha? | Instead |\n|---|---|---|\n| many small jobs | Yes | |\n| one huge job | No | Beta |\n",
        [(("alpha",), ()), (("beta",), ("alpha",))],
    ),
    "best choice and reason": (
        (
            "| If you need | Best service | Why |\n|:--|:-:|--:|\n| many small jobs | **Alpha** | cheap |\n"
            "| one huge job | Beta + Gamma | strong |\n"
        ),
        [(("alpha",), ()), (("beta", "gamma"), ())],
    ),
    "rather than": (
        (
            "| Situation | Choose | Not |\n|---|---|---|\n| many small jobs | Alpha | Beta / Gamma |\n"
            "| one huge job | Beta or Gamma | Alpha |\n"
        ),
        [(("alpha",), ("beta", "gamma")), (("beta", "gamma"), ("alpha",))],
    ),
    "an empty cell": (
        "| Scenario | Choose | Over |\n|---|---|---|\n| many small jobs | Alpha | |\n| one huge job | Beta | — |\n",
        [(("alpha",), ()), (("beta",), ())],
    ),
    "emoji in headers and cells": (
        "| 🧩 Scenario | 🏆 Winner |\n|---|---|\n| 🐜 many small jobs | 🟢 Alpha |\n| 🐘 one huge job | 🟢 Beta |\n",
        [(("alpha",), ()), (("beta",), ())],
    ),
    "a service a row": (
        "| Tool | When to use |\n|---|---|\n| Alpha | many small jobs |\n| Beta | one huge job |\n",
        [(("alpha",), ()), (("beta",), ())],
    ),
}


def keys(row: DecisionRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return row.accepts, row.rejects


@pytest.mark.parametrize("shape", SHAPES)
def test_decision_tables_in_all_their_shapes(shape: str) -> None:
    table, expected = SHAPES[shape]
    (topic,) = read_notes(f"# Alpha\n\nIntroduction.\n\n## Choosing\n\n{table}").topics
    assert [keys(row) for row in topic.decisions] == expected
    assert [plain_words(row.scenario) for row in topic.decisions] == ["many small jobs", "one huge job"]


def plain_words(text: str) -> str:
    return re.sub(r"[^\w ]", "", text).strip()


SIGNALS = [
    "📌 **Exam Signal**:  \nIf the question mentions many small jobs, use **Beta**",
    "**Exam tip:** If the question mentions many small jobs → Beta",
    "Exam tip: if the question mentions many small jobs, choose Beta.",
    "> 💡 Remember: If the question mentions many small jobs, Beta is the go-to service.",
    "### Exam tips\n\n- If the question mentions many small jobs, think Beta",
    "**Key point** – If the question mentions many small jobs, go with Beta",
    "🔑 Key takeaway:\n\nIf the question mentions many small jobs → choose **Beta**",
    "- 🎯 __Exam hint__: If the question mentions many small jobs ⇒ Beta",
    "If the question mentions many small jobs, pick Beta.",
    "**Signal:** If the question mentions many small jobs\n**Answer:** Beta\n**Why:** it is made for them",
    "| x |\n|---|\n\n*Exam signal:* If the question mentions many small jobs, it's Beta",
]


@pytest.mark.parametrize("text", SIGNALS)
def test_signals_in_all_their_shapes(text: str) -> None:
    note = f"# Alpha\n\nIntroduction.\n\n## Part\n\n{text}\n"
    beta = "# Beta\n\n## When to choose Beta\n- When all else is too slow\n"
    topic = read_notes(note, beta).topics[0]
    assert [(s.targets, s.cues) for s in topic.signals] == [(("beta",), ("many small jobs",))]
    (signal,) = topic.signals
    assert "small jobs" in note.split("\n")[signal.place.line - 1]


RULES = [
    ("## When to choose Alpha\n\n- for many small jobs", True),
    ("### ✅ Use Alpha when:\n- many small jobs arrive", True),
    ("**When to use it**\n- many small jobs arrive", True),
    ("- Choose Alpha when\n  - many small jobs arrive", True),
    ("Choose Alpha when many small jobs arrive.", True),
    ("- **Best for:** many small jobs", True),
    ("## ❌ When *not* to use Alpha\n\n- many small jobs arrive", False),
    ("Avoid Alpha if many small jobs arrive.", False),
    ("Don't use Alpha for many small jobs.", False),
    ("**Not ideal for:**\n- many small jobs", False),
    ("1. Avoid when\n   1. many small jobs arrive", False),
]


@pytest.mark.parametrize(("text", "positive"), RULES)
def test_rules_as_headings_lists_and_prose(text: str, positive: bool) -> None:
    (topic,) = read_notes(f"# Amazon Alpha (Alpha)\n\nIntroduction.\n\n{text}\n").topics
    assert [(rule.positive, rule.subject) for rule in topic.rules] == [(positive, "amazon-alpha")]
    assert "many small jobs" in topic.rules[0].condition


@pytest.mark.parametrize(
    "text",
    [
        "Use retries when calls fail.",
        "- Source → transform → target",
        "| Plan | Price |\n|---|---|\n| Basic | 10 € |\n| Pro | 20 € |",
        "| Property | Value |\n|---|---|\n| Size | 1 MB |",
        "Use `--force` if the file exists.",
        "| Product | Relational | Cheap |\n|---|---|---|\n| Beta | yes | no |\n| Gamma | no | yes |",
        "## Notes\n\n- It is old\n- It is slow",
    ],
)
def test_what_decides_nothing_asks_nothing(text: str) -> None:
    library = read_notes(f"# Amazon Alpha\n\nIntroduction.\n\n## Part\n\n{text}\n")
    assert asked(library) == []
    assert held(library) == []
