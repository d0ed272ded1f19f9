"""Host pages of other origins: small servers of the test's own, with a policy as strict as can be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """Set `html` and `policy`, then visit `allowed` (on the bot's list) or `stranger` (not on it)."""

    allowed: str = ""
    stranger: str = ""
    html: str = ""
    policy: str = ""


@contextmanager
def running_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Security-Policy", site.policy)
            self.end_headers()
            self.wfile.write(site.html.encode())

        def log_message(self, *args: object) -> None:
            """Tests read no logs of this."""

    servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
    site.allowed, site.stranger = (f"http://127.0.0.1:{server.server_port}" for server in servers)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    yield site
    for server in servers:
        server.shutdown()
        server.server_close()
