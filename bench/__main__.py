"""`make bench` or `python -m bench [NAME…]`: runs the benchmarks; bench/README.md says what each measures."""

import subprocess
import sys

BENCHES = ("reader", "replay", "learning", "page_weight")


def main() -> int:
    """Each named benchmark (all without a name) in a process of its own; the worst exit code."""
    names = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"no benchmark called {', '.join(unknown)}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    worst = 0
    for name in names:
        print(f"== {name}", flush=True)
        worst = max(worst, subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode)
    return worst


if __name__ == "__main__":
    sys.exit(main())
