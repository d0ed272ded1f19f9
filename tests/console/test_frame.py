"""What every page has: headers, style and scripts with a version, navigation by role, and pages for faults."""

from __future__ import annotations

import gzip
import hashlib
import re
from typing import Any

import pytest
from starlette.requests import Request

from bot.errors import StoreError
from bot.gateway.console import pages
from bot.gateway.console.access import User, service
from bot.gateway.console.assets import STATIC, asset_url, assets
from bot.gateway.console.pages import navigation_for
from tests.console.people import PAGE, ROLES, ConsoleApp

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'",
    "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip


@pytest.mark.parametrize("path", ["/console/aanmelden", "/console/nergens"])
def test_headers_of_a_page(frame: ConsoleApp, path: str) -> None:
    headers = frame.nobody().page(path).headers
    assert set(headers["content-security-policy"].split("; ")) == POLICY
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"


def test_htmx_is_what_it_says_it_is() -> None:
    origin = (STATIC / "HERKOMST.md").read_text("utf-8")
    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() in origin
    version = re.search(r'version:"([\d.]+)"', (STATIC / "htmx.min.js").read_text("utf-8"))
    assert version
    assert f"| {version[1]} |" in origin


@pytest.mark.parametrize("name", sorted(assets()))
def test_no_file_of_ours_calls_elsewhere_or_needs_a_looser_policy(name: str) -> None:
    if name == "htmx.min.js":
        return
    text = assets()[name].plain.decode()
    assert "http://" not in text.replace("http://www.w3.org/", "")
    assert "https://" not in text
    assert "eval(" not in text


def test_a_file_may_be_kept_for_good_under_its_version(frame: ConsoleApp) -> None:
    http = frame.nobody().http
    right = http.get(asset_url("console.css"))
    assert right.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert right.headers["content-type"] == "text/css; charset=utf-8"
    assert right.content == assets()["console.css"].plain
    for other in ("/console/static/console.css", "/console/static/console.css?v=oud"):
        assert http.get(other).headers["cache-control"] == "no-cache"
    assert "max-age" not in http.get("/console/static/console.css?v=oud").headers["cache-control"]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_a_file_is_not_sent_twice(frame: ConsoleApp, encoding: str) -> None:
    http = frame.nobody().http
    first = http.get("/console/static/console.js", headers={"Accept-Encoding": encoding})
    again = http.get(
        "/console/static/console.js", headers={"Accept-Encoding": encoding, "If-None-Match": first.headers["etag"]}
    )
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first.headers.get("content-encoding", "identity") == encoding
    assert gzip.decompress(assets()["console.js"].compressed) == first.content


@pytest.mark.parametrize("name", ["HERKOMST.md", "..%2f__init__.py", "nergens.js", "%00"])
def test_nothing_else_is_served(frame: ConsoleApp, name: str) -> None:
    assert frame.nobody().http.get(f"/console/static/{name}").status_code == 404


@pytest.mark.parametrize("role", ROLES)
def test_the_navigation_holds_what_the_role_may_see(role: str) -> None:
    shown = navigation_for(User("x", "x", frozenset({role})))
    assert shown == sorted(shown, key=lambda item: item.place)
    assert all(role in item.roles for item in shown)
    assert navigation_for(None) == []


def test_the_frame_says_who_is_signed_in_and_where(frame: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_navigation", {})
    pages.in_navigation("Hier", "/console/nergens", "editor", place=2)
    pages.in_navigation("Alles", "/console/alles", *ROLES, place=1)
    pages.in_navigation("Niet voor u", "/console/anders", "beheerder", place=0)
    html = frame.signed_in("editor").page("/console/nergens").text
    rooms = re.findall(r'<a href="(/console/\w+)"( aria-current="page")?>', html)
    assert rooms == [("/console/alles", ""), ("/console/nergens", ' aria-current="page"')]
    assert "Test editor" in html
    assert "Ontwikkelmodus" not in html


def test_the_start_leads_to_the_first_room(frame: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    person = frame.signed_in("editor")
    monkeypatch.setattr(pages, "_navigation", {})
    assert "nog niets te doen" in person.page("/console").text
    pages.in_navigation("Twee", "/console/twee", "editor", place=2)
    pages.in_navigation("Een", "/console/een", "editor", place=1)
    assert person.page("/console").headers["location"] == "/console/een"


def test_a_fault_is_a_page_for_a_person_and_a_problem_for_a_script(frame: ConsoleApp) -> None:
    person = frame.signed_in("editor")
    page = person.page("/console/nergens")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Deze pagina is er niet." in page.text
    for other in (person.fragment("/console/nergens"), person.http.get("/console/nergens")):
        assert (other.status_code, other.headers["content-type"]) == (404, "application/problem+json")


def test_outside_the_console_a_fault_stays_a_problem(frame: ConsoleApp) -> None:
    response = frame.signed_in("editor").page("/api/v1/nergens")
    assert response.headers["content-type"] == "application/problem+json"


def test_a_database_that_is_away_is_told(frame: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: Any) -> None:
        raise StoreError("weg")

    person = frame.signed_in("editor")
    monkeypatch.setattr(service.AccessStore, "find", away)
    response = person.page("/console")
    assert response.status_code == 503
    assert "Dit lukt nu niet" in response.text
    assert person.fragment("/console").status_code == 503


def test_a_fault_of_ours_tells_nothing_of_it(frame: ConsoleApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(request: Request) -> None:
        raise ZeroDivisionError("geheim")

    monkeypatch.setattr(service.Access, "_look_up", lambda self, request: broken(request))
    response = frame.nobody().http.get("/console", headers=PAGE)
    assert response.status_code == 500
    assert "geheim" not in response.text
