"""What the first question and an answer weigh on the wire: `python -m bench.page_weight`.

Starts the production server on a fresh database with the notes in content/, opens it in a real Chromium with an empty
cache, starts a quiz and answers it. Every byte counts, headers too, as the browser's network layer reports them; layout
shift is what the browser itself measures, input or no input.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.browser import FLAGS, chromium_path

ROOT = Path(__file__).resolve().parent.parent
AIMS = {
    "first question": (60, 8),
    "answer": (6, None),
    "next question": (6, None),
    "start page again": (10, 1),  # everything but the page itself is kept for good
}

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@dataclass
class Wire:
    """What came over the network since the last `reset`: bytes by address, and requests."""

    session: CDPSession
    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, list[float]] = field(default_factory=dict)

    def watch(self) -> None:
        self.session.send("Network.enable")
        self.session.on("Network.requestWillBeSent", self._sent)
        self.session.on("Network.loadingFinished", self._finished)
        self.session.on("Network.requestServedFromCache", self._not_sent)
        self.session.on("Network.responseReceived", self._received)

    def _sent(self, event: dict[str, Any]) -> None:
        # A redirect keeps its id, and its own bytes come with the request that follows it.
        if "redirectResponse" in event:
            redirect = event["redirectResponse"]
            self.sizes.setdefault(redirect["url"], []).append(redirect["encodedDataLength"])
        if not event["request"]["url"].startswith("data:"):
            self.addresses[event["requestId"]] = event["request"]["url"]

    def _not_sent(self, event: dict[str, Any]) -> None:
        self.addresses.pop(event["requestId"], None)

    def _received(self, event: dict[str, Any]) -> None:
        if event["response"]["fromDiskCache"]:
            self._not_sent(event)

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.addresses:
            self.sizes.setdefault(self.addresses[event["requestId"]], []).append(event["encodedDataLength"])

    @property
    def requests(self) -> int:
        return sum(len(sizes) for sizes in self.sizes.values())

    @property
    def kilobytes(self) -> float:
        return sum(sum(sizes) for sizes in self.sizes.values()) / 1000

    def reset(self) -> None:
        self.sizes.clear()


@contextmanager
def served() -> Iterator[str]:
    """The address of the production server on a fresh database."""
    with (
        tempfile.TemporaryDirectory(prefix="studyapp-weight-") as folder,
        socket.create_server(("127.0.0.1", 0)) as free,
    ):
        port = free.getsockname()[1]
        free.close()
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env |= {"STUDYAPP_VAR": folder}
        server = subprocess.Popen(
            [sys.executable, "-m", "studyapp.server", "--port", str(port)],
            cwd=ROOT,
            env=env,
            stdout=subprocess.DEVNULL,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address)
            return
        except urllib.error.URLError:
            if server.poll() is not None:
                sys.exit("The server stopped.")
            time.sleep(0.2)
    sys.exit("The server does not answer.")


def _opened(browser: Browser, address: str) -> tuple[Page, Wire]:
    page = browser.new_context(base_url=address, viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(WATCH_SHIFTS)
    wire = Wire(page.context.new_cdp_session(page))
    wire.watch()
    return page, wire


def _line(what: str, wire: Wire, page: Page) -> bool:
    """Prints what was measured; whether it stays within the aim."""
    page.wait_for_load_state("networkidle")
    shift = page.evaluate("window.shift")
    most, requests = AIMS[what]
    held = wire.kilobytes <= most and (requests is None or wire.requests <= requests) and shift == 0
    aim = f"at most {most} KB" + (f", {requests} requests" if requests else "")
    print(
        f"{what:16} {wire.kilobytes:6.1f} KB in {wire.requests} requests, layout shift {shift:.3f}   (aim: {aim}, none)"
    )
    for url, sizes in sorted(wire.sizes.items(), key=lambda item: -sum(item[1])):
        print(f"    {sum(sizes) / 1000:6.1f} KB  {'/' + url.split('/', 3)[3]}")
    wire.reset()
    return bool(held)


def main() -> None:
    """Measures and prints; exits with 1 when an aim is missed."""
    path = chromium_path()
    if path is None:
        sys.exit("Chromium is missing (Debian: apt-get install chromium)")
    with served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page, wire = _opened(browser, address)
        page.goto("/")
        page.get_by_role("button", name="Start").click()
        page.locator("form[data-quiz]").wait_for()
        held = [_line("first question", wire, page)]
        page.keyboard.press("1")
        page.evaluate("window.shift = 0")
        page.keyboard.press("Enter")
        page.locator("#verdict").wait_for()
        held.append(_line("answer", wire, page))
        page.evaluate("window.shift = 0")
        page.keyboard.press("Enter")
        page.locator("form[data-quiz]:not([data-answered])").wait_for()
        held.append(_line("next question", wire, page))
        page.goto("/")
        held.append(_line("start page again", wire, page))
        browser.close()
    sys.exit(0 if all(held) else 1)


if __name__ == "__main__":
    main()
