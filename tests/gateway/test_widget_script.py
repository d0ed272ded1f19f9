"""The script and the pages as they are sent: small, cached, of ourselves alone, and true."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.gateway.app import create_app
from bot.gateway.widget import widget_script
from bot.settings import Settings
from tests.servers import free_port

MAX_BYTES = 12_000
PAGES = ["/", "/privacy", "/toegankelijkheid", "/begrippen", "/voorbeeld"]


def test_the_whole_widget_is_small() -> None:
    made = widget_script(3650)
    assert len(made.compressed) <= MAX_BYTES
    assert gzip.decompress(made.compressed) == made.plain


def test_it_needs_nothing_of_anybody_else(client: TestClient) -> None:
    code = client.get("/widget.js").text
    assert set(re.findall(r"https?://[^\s\"'`)]+", code)) <= {"http://www.w3.org/2000/svg"}
    for danger in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "cookie",
        "import(",
    ):
        assert danger not in code, danger


def test_comments_stay_home_and_nothing_else() -> None:
    code = widget_script(90).plain.decode()
    assert code.count("//") == len(re.findall(r"https?://", code))
    assert not re.search(r"^\s*(\*|/\*\*)", code, re.MULTILINE)
    assert code.rstrip().endswith("})();")


def test_it_tells_how_long_questions_are_kept(tmp_path: Path) -> None:
    settings = Settings(
        engine_url=f"http://127.0.0.1:{free_port()}",
        engine_token="x",
        var_dir=tmp_path,
        retention_days=17,
        conversation_hours=5,
    )
    with TestClient(create_app(settings)) as client:
        assert '{"days": 17,' in client.get("/widget.js").text
        privacy = client.get("/privacy").text
        assert "17 dagen" in privacy
        assert "5 uur" in privacy


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_it_is_cached_by_a_strong_tag(client: TestClient, encoding: str) -> None:
    first = client.get("/widget.js", headers={"Accept-Encoding": encoding})
    tag = first.headers["etag"]
    assert tag.startswith('"')
    assert first.headers["cache-control"] == "public, max-age=3600"
    assert first.headers["vary"] == "Accept-Encoding"
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    again = client.get("/widget.js", headers={"Accept-Encoding": encoding, "If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get("/widget.js", headers={"If-None-Match": '"anders"'}).status_code == 200


def test_plain_and_compressed_have_tags_of_their_own(client: TestClient) -> None:
    tags = {client.get("/widget.js", headers={"Accept-Encoding": one}).headers["etag"] for one in ("gzip", "identity")}
    assert len(tags) == 2


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_from_here_alone_and_leads_to_the_statements(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    loaded = re.findall(r"<(?:script|link|img|iframe)[^>]*?(?:src|href)=\"([^\"]+)\"", page.text)
    assert loaded
    assert all(address.startswith("/") for address in loaded)
    assert not re.search(r"<style|<script(?![^>]*src)|\son\w+=|style=\"", page.text)
    if path != "/voorbeeld":
        assert 'href="/privacy"' in page.text
        assert 'href="/toegankelijkheid"' in page.text


def test_the_code_to_embed_names_the_address_that_browsers_use(client: TestClient, tmp_path: Path) -> None:
    assert '&lt;script src="http://testserver/widget.js" defer&gt;' in client.get("/").text
    settings = Settings(
        engine_url=f"http://127.0.0.1:{free_port()}",
        engine_token="x",
        var_dir=tmp_path,
        public_url="https://bot.voorbeeld.nl/",
    )
    with TestClient(create_app(settings)) as public:
        assert '&lt;script src="https://bot.voorbeeld.nl/widget.js" defer&gt;' in public.get("/").text


def test_a_strange_host_cannot_write_in_the_page(client: TestClient) -> None:
    page = client.get("/", headers={"Host": 'x"><script>alert(1)</script>'})
    assert "<script>alert" not in page.text


def test_every_setting_of_the_widget_is_documented() -> None:
    folder = Path(__file__).parents[2]
    code = "".join(path.read_text("utf-8") for path in (folder / "bot/gateway/widget").glob("*.js"))
    style = (folder / "bot/gateway/widget/chat.css").read_text("utf-8")
    names = set(re.findall(r"setting\(\"(\w+)\"", code)) | set(re.findall(r":host\(\[(\w+)=", style))
    events = set(re.findall(r"emit\(\"(\w+)\"", code))
    documentation = (folder / "docs/widget.md").read_text("utf-8")
    assert {name for name in names if f"`{name}`" not in documentation} == set()
    assert {event for event in events if f"`banenwijzer:{event}`" not in documentation} == set()
    tokens = set(re.findall(r"--utrecht-[\w-]+", style))
    assert {token for token in tokens if token not in documentation} == set()
    demo = (folder / "bot/gateway/page/home.html").read_text("utf-8")
    assert {name for name in names - {"server"} if f"<code>{name}</code>" not in demo} == set()
