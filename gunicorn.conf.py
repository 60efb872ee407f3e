"""How gunicorn serves studyapp; it finds this file by itself in the folder it is started in.

Two processes that answer one request at a time each were measured best on SQLite, whose writers wait
for each other: with four threads each, the 95th percentile was 1.3 to 1.5 times as long and the slowest
answer four times. On one machine, keep-alive (gthread) costs a tenth against plain sync workers; over a
network it spares every request a new connection.
"""

import os
import socket
import struct
from typing import Any

wsgi_app = "studyapp.wsgi"
preload_app = True
worker_class = "gthread"
workers = int(os.environ.get("STUDYAPP_WORKERS", "2"))
keepalive = 75
control_socket_disable = True
loglevel = "error"

# Browsers open connections ahead of need, and a worker waits up to five seconds for the first byte
# on each. Linux hands a connection over when that byte is there; elsewhere spare threads do the waiting.
DEFER_ACCEPT = getattr(socket, "TCP_DEFER_ACCEPT", None)
threads = int(os.environ.get("STUDYAPP_THREADS", "1" if DEFER_ACCEPT else "8"))

# Nor may a client that stops halfway through a request or an answer hold a thread for good.
STALLED_AFTER = struct.pack("ll", 10, 0)


def when_ready(server: Any) -> None:
    """Connections inherit the options of the socket that they arrive at."""
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, STALLED_AFTER)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, STALLED_AFTER)
        if DEFER_ACCEPT and listener.sock.family in {socket.AF_INET, socket.AF_INET6}:
            listener.sock.setsockopt(socket.IPPROTO_TCP, DEFER_ACCEPT, 60)
