"""What every test can use, and the two promises of a test run.

Under CI=true nothing is skipped: a skip is a failure there. With --only-database, only what touches
the database runs, so that the second database costs no second run of everything else.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import TypeVar

import hypothesis
import pytest

pytest_plugins = ["tests.browser"]

CI = os.environ.get("CI") == "true"
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}

# How long one example takes says more about the machine than about the code. (Under CI, hypothesis
# chooses a profile of its own: no deadline, and the same examples every time.)
hypothesis.settings.register_profile("patient", deadline=None)
if not CI:
    hypothesis.settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-database", action="store_true", help="run only tests that use the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--only-database"):
        return
    config.hook.pytest_deselected(items=[item for item in items if not uses_database(item)])
    items[:] = [item for item in items if uses_database(item)]


def uses_database(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    return bool(item.get_closest_marker("django_db") or DATABASE_FIXTURES.intersection(fixtures))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return fail_skip(item.nodeid, (yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return fail_skip(collector.nodeid, (yield))


def fail_skip(nodeid: str, report: Report) -> Report:
    """The report itself, but under CI a skip (not an expected failure) has become a failure."""
    if CI and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{nodeid} was skipped, and nothing may be under CI=true: {reason(report)}"
    return report


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why it was skipped, without the place."""
    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
    return text.removeprefix("Skipped: ")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each thing that is missing, however many tests need it."""
    reasons = Counter(reason(report) for report in terminalreporter.stats.get("skipped", []))
    for text, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped: {text}")
