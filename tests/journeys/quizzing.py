"""What a person does in a quiz, by what they see; which choice is right is looked up in the database."""

from playwright.sync_api import Page, expect

from studyapp.notes.wording import plain
from tests.views.practice import asked_at

PAIR = "Amazon MWAA vs AWS Step Functions"
STORAGE = "Storage questions"


def start_mixed(page: Page, size: str = "5") -> None:
    """From the start page to the first question of mixed practice."""
    page.goto("/")
    page.get_by_role("radio", name="Mixed practice").check()
    page.get_by_role("radio", name=size, exact=True).check(force=True)
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)


def start_topic(page: Page, topic: str = STORAGE) -> None:
    """From the list of topics to the first question on one of them."""
    page.goto("/topics/")
    page.get_by_role("link", name=topic, exact=True).click()
    page.get_by_role("button", name="Practise this topic").click()
    expect_question(page, 1)


def expect_question(page: Page, number: int) -> None:
    """Question `number` is on screen and waits for its answer."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"question {number} of")
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    page.wait_for_load_state()  # scripts included, which listen to keys


def choice_texts(page: Page, *, right: bool = True) -> list[str]:
    """As many choices of the question on screen as it asks for: the right ones, or with a wrong one among them."""
    choices = asked_at(page.url).version.choices.all()
    key = [plain(choice.text) for choice in choices if choice.correct]
    return key if right else [*key[1:], next(plain(choice.text) for choice in choices if not choice.correct)]


def choose(page: Page, texts: list[str]) -> None:
    """Chooses these with the mouse, by their labels."""
    for text in texts:
        page.locator("label").filter(has_text=text).first.click()


def keys_of(page: Page, texts: list[str]) -> list[int]:
    """The places of these choices on the screen, from 1."""
    labels = page.locator("label:has(input[name=choice])").all_inner_texts()
    return [next(n for n, label in enumerate(labels, 1) if text in label) for text in texts]


def answer(page: Page, *, right: bool = True) -> None:
    """Chooses, checks and waits for the verdict."""
    choose(page, choice_texts(page, right=right))
    page.get_by_role("button", name="Check").click()
    expect_verdict(page, right=right)


def expect_verdict(page: Page, *, right: bool = True) -> None:
    """The verdict stands there in words, beside the marks of the choices."""
    expect(page.get_by_role("heading", name="Right" if right else "Not right", exact=True)).to_be_visible()
    words = page.locator(".choices").get_by_text("✓ your answer" if right else "✗ your answer", exact=True)
    expect(words.first).to_be_visible()


def go_on(page: Page) -> None:
    """To the next question, or from the last one to the summary."""
    page.get_by_role("link", name="Next", exact=True).or_(
        page.get_by_role("link", name="Summary", exact=True)
    ).click()
