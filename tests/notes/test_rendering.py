"""What a note looks like in the browser: GitHub's block structure, and nothing that could harm a reader."""

import html as entities
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyapp.notes.rendering import render, render_inline

from .properties import harm_in
from .readers import SAMPLES
from .skeletons import github, skeleton

CORPUS = {
    "list after a paragraph": "Steps:\n- one\n- two\n\nEnd",
    "numbered list after a paragraph": "Steps:\n1. one\n2. two",
    "a number that starts no list": "It was\n1984. A year",
    "two-space nesting": "- a\n  - b\n    - c\n- d",
    "four-space nesting": "- a\n    - b\n        - c\n",
    "numbered nesting": "1. a\n   - b\n   - c\n2. d",
    "too little indentation": "1. a\n - b\n2. c",
    "loose and tight": "- a\n\n- b\n\n\n* c\n* d",
    "paragraphs in an item": "- a\n\n  b\n\n  > c\n\n- d",
    "code in an item": "1. Run:\n\n   ```sh\n   ls -l\n\n   pwd\n   ```\n2. Done",
    "code by indentation in an item": "- a\n\n      code\n\n  text",
    "list start": "7. seven\n8. eight",
    "a change of markers": "- a\n+ b\n* c\n1. d\n2) e",
    "lazy lines": "> a\nb\n- c\nd\n\ne",
    "lazy line after code in a quote": "> ```\n> a\nb",
    "quote in quote": "> a\n> > b\n>\n> c",
    "empty items": "-\n-   \n- a\n\n-\n\n  b",
    "headings": "# a\n## b ##\n### c #d\n####### e\n#f\n\n#\n\nA\n===\nB\n---\n",
    "a heading in an item": "- # a\n  b\n- ---\n",
    "breaks": "---\n***\n_ _ _\n- - -\n",
    "table": "| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 |\n| 4 | 5 | 6 |\nend\n\nafter",
    "table without outer pipes": "a | b\n--- | ---\n1 | 2\n",
    "escaped pipe": "| a |\n|---|\n| b \\| c |\n| `d \\| e` |",
    "table right after a paragraph": "text\n| a | b |\n|---|---|\n| 1 | 2 |",
    "table ended by a list": "| a |\n|---|\n| 1 |\n- b",
    "table in a list": "- a\n\n  | x | y |\n  |---|---|\n  | 1 | 2 |\n",
    "no table": "| a | b |\n|---|\n| 1 | 2 |",
    "fences": "```\na\n``\n```\n~~~py\nb\n```\n~~~\n````\n```\n````",
    "an unclosed fence": "a\n\n```\nb\n\n# c",
    "code by indentation": "    a\n\n      b\n\ntext\n    more text",
    "tabs": "-\ta\n\n\tb\n\n1.\tc\n\t- d",
    "task list": "- [ ] a\n- [x] b\n  - [ ] c",
    "details": "a\n\n<details>\n<summary>s</summary>\n\n- b\n\n</details>\n\nc",
    "rules in a note": "a\n\n---\n\n## b\n\ntext\n***\nmore",
}


def tidy(html: str) -> str:
    """GitHub shows a task's box as an input, we as a sign; neither is compared."""
    return re.sub(r"<(p|li)>\[[ xX]\]", r"<\1>", html)


@pytest.mark.parametrize("name", CORPUS)
def test_blocks_are_those_of_github(name: str) -> None:
    text = CORPUS[name]
    assert skeleton(render(text)) == skeleton(tidy(github(text)))


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_sample_notes_have_githubs_blocks(name: str) -> None:
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert skeleton(render(text)) == skeleton(github(text))


PIECES = [
    *("- ", "* ", "1. ", "2. ", "10. ", "2) ", "  ", "> ", "# ", "## ", "a", "b c", "`x`", "\\|", ""),
    *("| a | b |", "|---|---|", "| c | d |", "---", "***", "===", "```", "~~~", "```py", "| x"),
]
texts = st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), min_size=1, max_size=8).map(
    "\n".join
)


@settings(max_examples=300)
@given(texts)
def test_any_mixture_of_blocks_is_read_as_github_reads_it(text: str) -> None:
    assume(not known_difference(text))
    assert skeleton(render(text)) == skeleton(github(text))


def known_difference(text: str) -> bool:
    """GitHub's parser forgets a blank line right after a break inside a list item, so that the list stays tight."""
    return bool(re.search(r"(?m)^.*[-*+.)].*(?:---|\*\*\*)[ \t]*\n[>\s]*\n", text))


HARMFUL = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "<a href='javascript:alert(1)'>a</a>",
    "<svg onload=alert(1)>",
    "<iframe src='https://example.org'></iframe>",
    "<div style='position:fixed;inset:0'>a</div>",
    "<style>body { display: none }</style>",
    "<form action='/login'><input name=a></form>",
    "<body onload=alert(1)>",
    "<details ontoggle=alert(1) open>a</details>",
    "`</code><script>alert(1)</script>`",
    '```x"onmouseover="alert(1)\na\n```',
    "**<b onclick=alert(1)>a</b>**",
    "<code class='modal open'>a</code>",
    "</div></main><script>alert(1)</script>",
    "![a](javascript:alert(1))",
    "<base href='https://example.org/'>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "[a]: javascript:alert(1)\n\n[a]",
    '<https://a.example/"onclick="alert(1)>',
    "a **b** &lt;script&gt;",
    "<!-- <script>alert(1)</script> -->",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></math>",
]


@pytest.mark.parametrize("text", HARMFUL)
def test_nothing_harmful_is_left(text: str) -> None:
    for placed in (
        text,
        f"word {text} word",
        f"- {text}",
        f"| a |\n|---|\n| {text} |",
        f"> {text}",
        f"# {text}",
    ):
        assert not harm_in(render(placed))
        assert not harm_in(render_inline(placed))


fragments = st.sampled_from(
    [
        *HARMFUL,
        "<",
        ">",
        '"',
        "'",
        "`",
        "**",
        "[",
        "]",
        "(",
        ")",
        "&lt;",
        "\n",
        "\n\n",
        "- ",
        "a",
        "<b",
        "=",
        "/",
        "|",
    ]
)


@given(st.lists(fragments, max_size=6).map("".join))
def test_nothing_harmful_can_be_put_together(text: str) -> None:
    assert not harm_in(render(text))


def test_what_is_harmless_stays() -> None:
    html = render(
        'See [docs](https://example.org/a?b=c "T") and <mailto:a@example.org>, <kbd>Ctrl</kbd>, H<sub>2</sub>O, '
        "~~old~~ **bold** *it* `code`.\n\n```python\nx = 1\n```\n\n"
        "<details open><summary>More</summary>\n\ntext\n\n</details>"
    )
    for part in (
        'href="https://example.org/a?b=c"',
        'title="T"',
        "<kbd>Ctrl</kbd>",
        "<sub>2</sub>",
        "<del>old</del>",
        "<strong>bold</strong>",
        "<em>it</em>",
        "<code>code</code>",
        'class="language-python"',
        "<summary>More</summary>",
    ):
        assert part in html


@pytest.mark.parametrize(
    ("source", "folder", "shown"),
    [
        ("a.png", "", "/notes-files/a.png"),
        ("pics/a.png", "deep", "/notes-files/deep/pics/a.png"),
        ("./a.png", "deep", "/notes-files/deep/a.png"),
        ("../a.png", "deep/er", "/notes-files/deep/a.png"),
        ("a%20b.png", "", "/notes-files/a%20b.png"),
        ("https://example.org/a.png", "deep", "https://example.org/a.png"),
    ],
)
def test_an_image_next_to_the_note_is_shown(source: str, folder: str, shown: str) -> None:
    for text in (f"![alt]({source})", f'<img src="{source}" alt="alt">', f"![alt][i]\n\n[i]: {source}"):
        html = render(text, folder)
        assert f'src="{shown}"' in html
        assert 'alt="alt"' in html


@pytest.mark.parametrize("source", ["../a.png", "deep/../../a.png", "../../etc/passwd"])
def test_an_image_outside_of_the_notes_is_not_fetched(source: str) -> None:
    assert "src=" not in render(f"![alt]({source})", "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("📌 **Exam signal:** choose it.", '<p class="signal"><strong>Exam signal:</strong> choose it.</p>'),
        ("Exam tip: choose it.", '<p class="signal">Exam tip: choose it.</p>'),
        ("### ✅ When to choose it", '<h3 class="yes">✓ When to choose it</h3>'),
        ("**❌ When not to**", '<p class="no">✗ <strong>When not to</strong></p>'),
        ("💡 Disks are slow.", "<p>Disks are slow.</p>"),
        ("# 📘 Machines", "<h1>Machines</h1>"),
        ("→ it follows", "<p>→ it follows</p>"),
        ("☎", "<p>☎</p>"),
    ],
)
def test_what_an_emoji_announces_is_said_without_it(text: str, html: str) -> None:
    assert render(text) == html


def test_marks_in_lists_and_tables_stay_as_they_are() -> None:
    html = render("- ✅ serverless\n- ❌ joins\n\n| a |\n|---|\n| ✅ |\n")
    assert [html.count(mark) for mark in "✅❌"] == [2, 1]


def test_an_author_gives_a_paragraph_no_other_class() -> None:
    assert render('<p class="masthead">a</p>') == "<p>a</p>"


def test_a_task_list_shows_which_boxes_are_ticked() -> None:
    assert render("- [x] done\n- [ ] open").count("☑") == 1


@given(st.text(alphabet="ab*`_ []()!<>&\\~\n.#-|1", max_size=60))
def test_no_placeholder_of_the_renderer_is_left_in_the_text(text: str) -> None:
    words = re.sub(r"[\W☐☑]+", "", entities.unescape(re.sub(r"<[^>]*>", "", render(text))))
    assert set(words) <= set(text)


# What starts a list or a fence would take more in.
starts = st.sampled_from(["a", "É", "b1", "**a", "**É", "`a", "`*"])


@settings(max_examples=400)
@given(starts, st.text(alphabet="abÉ1*`_ .:\"'-|=#+()\t\xa0", max_size=40))
def test_a_line_reads_the_same_alone_as_before_a_paragraph_with_markup(start: str, rest: str) -> None:
    line = start + rest
    assert render(f"{line}\n\n\\*").removesuffix("<p>*</p>").rstrip("\n") == render(line)
