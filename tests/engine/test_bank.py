"""What questions weigh and need."""

import pytest

from studyapp.engine.bank import Bank, BankItem
from tests.engine.builders import small_bank


def test_item_weights_add_up_to_one_and_domains_to_the_blueprint():
    bank = small_bank()
    heavy = sum(w for w, item in zip(bank.weight, bank.items, strict=True) if item.domain == "domain-1")
    assert sum(bank.weight) == pytest.approx(1)
    assert heavy == pytest.approx(2 / 3)


def test_a_contrast_with_many_variants_weighs_no_more_than_one_with_few():
    few = [BankItem(n, ("contrast:a|b",), "t") for n in range(2)]
    many = [BankItem(n, ("contrast:c|d",), "t") for n in range(10, 18)]
    bank = Bank(few + many)
    assert sum(bank.weight[:2]) == pytest.approx(sum(bank.weight[2:]))


def test_a_domain_that_the_blueprint_does_not_name_keeps_its_share_of_the_notes():
    items = [BankItem(n, (f"contrast:{n}|x",), "t", domain) for n, domain in enumerate(["a", "a", "b", ""])]
    bank = Bank(items, {"a": 0.2, "b": 0.8})
    assert bank.weight[3] == pytest.approx(0.25)
    assert bank.weight[2] == pytest.approx(0.75 * 0.8)


def test_choosing_two_of_five_is_harder_to_guess_than_one_of_four():
    assert BankItem(1, ("cue:x",), "t").guess == 0.25
    assert BankItem(1, ("cue:x",), "t", choices=5, select=2).guess == 0.1


@pytest.mark.parametrize("components", [(), ("a", "b", "c", "d"), ("a", "a")])
def test_an_item_needs_one_to_three_different_components(components):
    with pytest.raises(ValueError, match="item 1"):
        Bank([BankItem(1, components, "t")])


def test_two_items_with_one_id_are_refused():
    with pytest.raises(ValueError, match="same id"):
        Bank([BankItem(1, ("a",), "t"), BankItem(1, ("b",), "t")])
