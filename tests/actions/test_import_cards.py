"""Which cards a topic gets from its signals: those that teach what the notes decide, and nothing else."""

from pathlib import Path

import pytest

from studyapp.actions.import_notes import import_notes
from studyapp.models import Card
from tests.sample_notes import write_notes

pytestmark = pytest.mark.django_db

SERVICES = {
    "vpn.md": "# VPN gateway\n\nTunnels.\n",
    "express.md": "# ExpressRoute\n\nPrivate lines.\n",
    "peering.md": "# Virtual network peering\n\nNetworks side by side.\n",
}


def cards(folder: Path, signals: str, **more: str) -> list[tuple[str, str]]:
    """(front, answer) of each card after an import of a topic with these signals, and of `more` files by name."""
    others = {f"{name}.md": text for name, text in more.items()}
    note = f"# Cheat sheet\n\n{signals}\n"
    import_notes([write_notes(folder, {**SERVICES, "network.md": note, **others})])
    return list(Card.objects.filter(retired=False).order_by("line", "pk").values_list("front", "answer"))


@pytest.mark.parametrize(
    "line",
    [
        '"encrypted tunnel, cheap" => VPN gateway. "private circuit" => ExpressRoute',
        '"encrypted tunnel, cheap" → VPN gateway, "private circuit" → ExpressRoute',
        '"encrypted tunnel, cheap" → **VPN gateway** and "private circuit" → **ExpressRoute**',
        '"encrypted tunnel, cheap" -> use VPN gateway; "private circuit" -> use ExpressRoute.',
        '"encrypted tunnel, cheap" → VPN gateway. "private circuit" → ExpressRoute. Both cost money.',
    ],
)
def test_two_arrows_in_a_line_are_two_cards(tmp_path: Path, line: str) -> None:
    assert cards(tmp_path, f"exam: {line}") == [
        ('"encrypted tunnel, cheap"', "VPN gateway"),
        ('"private circuit"', "ExpressRoute"),
    ]


def test_several_phrases_before_one_arrow_stay_together(tmp_path: Path) -> None:
    line = 'exam: "a tunnel", "cheap" → VPN gateway, if they say "a circuit" → ExpressRoute'
    assert cards(tmp_path, line) == [
        ('"a tunnel", "cheap"', "VPN gateway"),
        ('if they say "a circuit"', "ExpressRoute"),
    ]


def test_a_signal_that_another_line_contradicts_is_no_card(tmp_path: Path) -> None:
    signals = (
        '## Exam tips\n\n- "many small branches" → VPN gateway\n- "many small branches" → ExpressRoute\n'
    )
    assert cards(tmp_path, f'{signals}- "a private circuit" → ExpressRoute\n') == [
        ('"a private circuit"', "ExpressRoute")
    ]


def test_a_contradiction_in_another_file_takes_the_card_back(tmp_path: Path) -> None:
    signal = 'exam: "many small branches" → VPN gateway'
    assert cards(tmp_path, signal) == [('"many small branches"', "VPN gateway")]
    assert cards(tmp_path, signal, more='# More\n\nexam: "many small branches" → ExpressRoute\n') == []
    assert cards(tmp_path, signal) == [('"many small branches"', "VPN gateway")]


def test_a_signal_whose_words_give_it_away_is_no_card(tmp_path: Path) -> None:
    assert cards(tmp_path, 'exam: "ExpressRoute with a partner" → ExpressRoute') == []


@pytest.mark.parametrize(
    "line", ["Remember: archive tier only with LRS, GRS", "**Exam tip:** read it *twice*!"]
)
def test_a_signal_that_sends_nowhere_is_no_card_that_repeats_itself(tmp_path: Path, line: str) -> None:
    assert cards(tmp_path, line) == []


def test_a_signal_that_sends_to_something_else_says_on_its_back_where(tmp_path: Path) -> None:
    cards(tmp_path, 'exam: "all of the above" → whatever costs the least this year')
    (card,) = Card.objects.all()
    assert (card.front, card.answer) == ('"all of the above"', "")
    assert "costs the least" in card.back


def test_the_back_of_a_signal_says_why_and_what_comes_close_and_not_the_front_again(tmp_path: Path) -> None:
    table = (
        "## Network compared\n\n| Scenario | Use | Rather than | Why |\n|---|---|---|---|\n"
        "| Many small branches | VPN gateway | ExpressRoute | A circuit for each branch costs too much |\n"
        "| Steady latency to one data centre | ExpressRoute | VPN gateway | Tunnels share the internet |\n"
    )
    cards(tmp_path, f'{table}\n## Signals\n\nexam: "encrypted, cheap, over the internet" → VPN gateway')
    card = Card.objects.get(front__contains="encrypted")
    assert card.answer == "VPN gateway"
    assert "Not **ExpressRoute**:" in card.back
    assert "encrypted" not in card.back
