"""The program that serves: a free port, one link, a clean end."""

from __future__ import annotations

import errno
import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hearten.server import run
from hearten.server.run import NoPortError, free_socket

ROOT = Path(__file__).parents[2]
SERVE = """
import sys
from pathlib import Path
from hearten.server.run import serve
serve(Path(sys.argv[1]), 0, demo="--demo" in sys.argv)
"""


def test_a_taken_port_leads_to_the_next() -> None:
    with free_socket(0) as first:
        port = first.getsockname()[1]
        with free_socket(port) as second:
            assert second.getsockname()[0] == "127.0.0.1"
            assert port < second.getsockname()[1] <= port + run.TRIES


def test_when_every_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "TRIES", 0)
    with free_socket(0) as taken, pytest.raises(NoPortError, match="--port"):
        free_socket(taken.getsockname()[1])


def test_another_fault_of_the_network_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "ADDRESS", "192.0.2.1")  # reserved for documentation (RFC 5737), so never ours
    with pytest.raises(OSError, match="assign") as fault:
        free_socket(0)
    assert fault.value.errno == errno.EADDRNOTAVAIL


@contextmanager
def served(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The program in a process of its own, and its link."""
    command = [sys.executable, "-W", "error", "-c", SERVE, str(home), *words]
    with subprocess.Popen(
        command, cwd=ROOT / "src", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as program:
        assert program.stdout is not None
        said = ""
        while "Ctrl-C" not in said:
            line = program.stdout.readline()
            assert line, said
            said += line
        match = re.search(r"http://127\.0\.0\.1:\d+/in/\S+", said)
        assert match
        try:
            yield program, match[0]
        finally:
            program.kill()


def ask(url: str, path: str, cookie: str = "") -> http.client.HTTPResponse:
    """One request."""
    host, port = url.split("/")[2].split(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=20)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.content = answer.read().decode()  # type: ignore[attr-defined]
    connection.close()
    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to another process here")
def test_it_serves_and_ends_cleanly(tmp_path: Path) -> None:
    leftover = tmp_path / "incoming" / "0123"
    leftover.parent.mkdir()
    leftover.write_bytes(b"from a process that was killed")
    with served(tmp_path) as (program, link):
        assert not leftover.exists()
        assert ask(link, "/").status == 403
        answer = ask(link, "/in/" + link.rpartition("/")[2])
        assert answer.status == 302
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
        page = ask(link, "/", cookie)
        assert (page.status, page.headers["Location"]) == (302, "/start"), "no vault yet: the first question"
        assert page.headers["Server"] is None
        program.send_signal(signal.SIGINT)
        rest, _ = program.communicate(timeout=20)
        assert "To come in again later: http://127.0.0.1:" in rest
        assert "Traceback" not in rest
        assert "GET" not in rest, "no access log"


def test_the_made_up_person_lives_apart(tmp_path: Path) -> None:
    with served(tmp_path, "--demo") as (_program, link):
        cookie = ask(link, "/in/" + link.rpartition("/")[2]).headers["Set-Cookie"].partition(";")[0]
        page = ask(link, "/", cookie)
        assert page.status == 200
        assert "Made-up person" in page.content  # type: ignore[attr-defined]
        assert (tmp_path / "demo" / "vault").is_dir()
        assert not (tmp_path / "vault").exists()


def test_the_port_is_let_go() -> None:
    with free_socket(0) as first:
        port = first.getsockname()[1]
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))
