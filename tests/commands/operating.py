"""The command line as an operator uses it: another process, with an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def environment(var: Path, notes: Path, **more: str) -> dict[str, str]:
    """SQLite in `var` for the folder `notes`, whatever database the tests run on."""
    ours = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    rest = {
        name: text
        for name, text in os.environ.items()
        if name not in ours and not name.startswith("STUDYAPP_")
    }
    return {**rest, "STUDYAPP_VAR": str(var), "STUDYAPP_NOTES": str(notes), **more}


def manage(env: dict[str, str], *args: str) -> subprocess.CompletedProcess[str]:
    """What `manage.py` said and how it ended."""
    command = [sys.executable, str(PROJECT / "manage.py"), *args]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)
