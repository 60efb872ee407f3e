"""`python -m tests.postgres COMMAND…` runs a command with DATABASE_URL set to a throw-away PostgreSQL.

The cluster lives in a short-lived folder, listens on a Unix socket there and nowhere else, and is
stopped and removed at the end. Without PostgreSQL's programs one line says so and the command is
left out, which under CI=true is a failure.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import psycopg

# Nobody but the tests connects, and nothing in it has to outlive a power cut.
SETTINGS = [
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "log_min_messages=fatal",
]


def main() -> int:
    programs = find_programs()
    if programs is None:
        print("PostgreSQL is missing, its tests are skipped (Debian: apt-get install postgresql)", flush=True)
        return 1 if os.environ.get("CI") == "true" else 0
    signal.signal(signal.SIGTERM, _exit)
    with cluster(programs) as url:
        return subprocess.call(sys.argv[1:], env={**os.environ, "DATABASE_URL": url})


def _exit(signum: int, frame: FrameType | None) -> NoReturn:
    sys.exit(128 + signum)


def find_programs() -> Path | None:
    """The newest folder that has `initdb` and `postgres`; Debian keeps them off the PATH."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    places = sorted(debian, key=lambda folder: float(folder.parent.name), reverse=True)
    if pg_config := shutil.which("pg_config"):
        places.append(Path(subprocess.check_output([pg_config, "--bindir"], text=True).strip()))
    if initdb := shutil.which("initdb"):
        places.append(Path(initdb).resolve().parent)
    wanted = ("initdb", "postgres")
    return next((place for place in places if all((place / name).exists() for name in wanted)), None)


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The address of a database that exists as long as the block runs."""
    # PostgreSQL refuses to run as root; its package comes with a user for it.
    owner = pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket's path may have 107 bytes
    if owner:
        shutil.chown(folder, owner, owner)

    def start(program: str, *args: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [programs / program, "-D", folder / "data", *args],
            cwd=folder,
            user=owner,
            group=owner,
            extra_groups=[] if owner else None,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the command; the cluster outlives it by a moment
        )

    server = None
    try:
        if start("initdb", "--username=studyapp", "--auth=trust", "--encoding=UTF8", "--no-sync").wait():
            sys.exit("PostgreSQL's initdb failed")
        server = start("postgres", "-k", str(folder), *(f"--{setting}" for setting in SETTINGS))
        await_start(server, folder)
        yield f"postgres://studyapp@{str(folder).replace('/', '%2F')}/postgres"
    finally:
        if server:
            server.send_signal(signal.SIGINT)  # its fast shutdown
            server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def await_start(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Returns when the server answers; exits when it never does."""
    deadline = time.monotonic() + 30
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(host=str(folder), user="studyapp", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    sys.exit("PostgreSQL did not start")


if __name__ == "__main__":
    sys.exit(main())
