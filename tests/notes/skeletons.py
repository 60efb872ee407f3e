"""The block structure of HTML as plain text, so that two renderers can be compared."""

from html.parser import HTMLParser

import cmarkgfm
from cmarkgfm.cmark import Options

BLOCKS = frozenset("h1 h2 h3 h4 h5 h6 p ul ol li blockquote table thead tbody tr th td pre hr".split())
VOID = frozenset(["hr"])


def github(text: str) -> str:
    """HTML by the parser that GitHub itself uses, before it is sanitised."""
    return str(
        cmarkgfm.markdown_to_html_with_extensions(
            text, options=Options.CMARK_OPT_UNSAFE, extensions=["table", "strikethrough"]
        )
    )


class _Skeleton(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in BLOCKS:
            return
        self._flush()
        start = dict(attrs).get("start")
        self.lines.append("  " * len(self.open) + tag + (f" from {start}" if start else ""))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS and tag in self.open:
            self._flush()
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def _flush(self) -> None:
        """Words count, their decoration does not: inline markup is not what is compared here."""
        inside_code = "pre" in self.open
        words = "".join(self.text)
        self.text = []
        if inside_code:
            self.lines += [
                "  " * len(self.open) + f"code {line.rstrip().expandtabs(4)!r}"
                for line in words.rstrip().split("\n")
            ]
        elif letters := "".join(char for char in words if char.isalnum()):
            self.lines.append("  " * len(self.open) + letters)


def skeleton(html: str) -> list[str]:
    """One line for each block, indented by its depth, and one for its words."""
    parser = _Skeleton()
    parser.feed(html)
    parser.close()
    parser._flush()
    return parser.lines
