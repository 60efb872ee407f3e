"""The server as docs/deploying.md sets it up: HTTPS ends at a proxy, which may stand at another address."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from .operating import PROJECT, environment, manage

PROXY = "127.0.0.2"  # Linux gives this machine all of 127.0.0.0/8, and gunicorn trusts the first of it alone

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a second address of this machine")

Serve = Callable[..., int]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the static files are, as a step of docs/deploying.md has put them."""
    folder = tmp_path_factory.mktemp("served")
    assert manage(environment(folder, folder), "collectstatic", "--noinput").returncode == 0
    return folder


@pytest.fixture
def serve(folder: Path) -> Iterator[Serve]:
    """Starts gunicorn with these variables; its port."""
    with ExitStack() as servers:

        def start(**variables: str) -> int:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = int(free.getsockname()[1])
            env = environment(folder, folder, STUDYAPP_WORKERS="1", **variables)
            command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}"]
            server = subprocess.Popen(command, cwd=PROJECT, env=env)
            servers.callback(server.wait)
            servers.callback(server.terminate)
            while server.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    return port
                except ConnectionRefusedError:
                    time.sleep(0.1)
            raise AssertionError("the server ended")

        yield start


def status_by_the_proxy(port: int, proto: str = "https") -> int:
    """What a page answers to a visitor whom the proxy serves by `proto`."""
    headers = {"Host": "localhost", "X-Forwarded-Proto": proto}
    with closing(http.client.HTTPConnection("127.0.0.1", port, source_address=(PROXY, 0))) as connection:
        connection.request("GET", "/manifest.webmanifest", headers=headers)
        with connection.getresponse() as response:
            return response.status


def test_a_proxy_at_an_address_that_is_named_is_believed(serve: Serve) -> None:
    port = serve(STUDYAPP_HTTPS="1", FORWARDED_ALLOW_IPS=f"192.0.2.7,{PROXY}")
    assert status_by_the_proxy(port) == 200
    assert status_by_the_proxy(port, proto="http") == 301


def test_a_proxy_elsewhere_is_not_believed_until_it_is_named(serve: Serve) -> None:
    assert status_by_the_proxy(serve(STUDYAPP_HTTPS="1")) == 301


def test_a_network_can_be_named(serve: Serve) -> None:
    assert status_by_the_proxy(serve(STUDYAPP_HTTPS="1", FORWARDED_ALLOW_IPS="127.0.0.0/8")) == 200
