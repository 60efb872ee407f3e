"""Coverage-guided fuzzing of the reader: `make fuzz`, or `make fuzz ARGS="-max_total_time=600"`.

libFuzzer changes notes so that they reach code which no input reached before, and keeps those that do under
var/fuzz/. What breaks the reader is written there too; its fix brings a test with the shortest such text. Needs
`atheris`, which exists for Python 3.11 on Linux.
"""

import re
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "var" / "fuzz"
SAMPLES = ROOT / "tests" / "notes" / "samples"
# What notes and banks are made of, so that the fuzzer need not find it letter by letter.
WORDS = """
Exam signal: /If the question mentions /, choose /→ use /instead of / over / vs /Best for: /When to choose /When not to
Answer: /Correct answer: B, D/- [x] /- [ ] /A. /B) /**A.** /1. [x] /Explanation: /question: /options:/answer: /---
Q: /A: /a::b/{{c1::a}}/==a==/#card/{=a ~b}/~%50%/=a -> b/$CATEGORY: a/::t::/| a | b |/|---|---|/```/~~~/> [!TIP]
<details>/<summary>/<ol type=A>/<li>/![a](b.png)/[a]: /<a href=
"""

with atheris.instrument_imports(include=["studyapp.notes"]):
    from tests.notes.properties import assert_read_well


def seeds() -> list[bytes]:
    """The sample notes and every example of docs/authoring.md."""
    guide = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
    examples = re.findall(r"^(`{3,})\w*\n(.*?)^\1$", guide, re.MULTILINE | re.DOTALL)
    texts = [path.read_bytes() for path in SAMPLES.iterdir()] + [text.encode() for _, text in examples]
    return [bytes([kind]) + text for text in texts for kind in range(2)]


def _escaped(word: str) -> str:
    """A word as libFuzzer's dictionaries spell it: every byte that is not plain as a number."""
    return "".join(
        chr(byte) if byte < 128 and chr(byte).isalnum() else f"\\x{byte:02x}" for byte in word.encode()
    )


def main() -> None:
    corpus = KEPT / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds()):
        (corpus / f"seed-{number:04}").write_bytes(text)
    words = KEPT / "words"
    words.write_text(
        "".join(f'"{_escaped(word)}"\n' for word in re.split("[/\n]", WORDS.strip())), encoding="ascii"
    )
    options = [
        f"-dict={words}",
        f"-artifact_prefix={KEPT}/",
        "-max_len=3000",
        "-timeout=20",
        "-rss_limit_mb=2048",
    ]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], str(corpus)], assert_read_well)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
