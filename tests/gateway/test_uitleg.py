"""Why this answer, over HTTP."""

from __future__ import annotations

from starlette.testclient import TestClient

HOE_LANG = "Hoe lang telt een medewerker mee voor de banenafspraak?"


def test_an_adviser_sees_why(client: TestClient) -> None:
    found = client.get("/api/v1/kennis/leg-uit", params={"q": HOE_LANG, "limit": 3}).json()
    assert found["besluit"] == {"soort": "antwoord", "labels": ["meeteltermijn/hoe-lang-telt-iemand-mee"], "ook": []}
    assert found["letterlijke_zin"] == HOE_LANG
    assert len(found["kandidaten"]) == 3
    assert found["kandidaten"][0]["vraag"] == HOE_LANG
    assert found["zinnen"] and found["woorden"] and found["stukjes"]


def test_what_cannot_be_explained_is_refused(client: TestClient) -> None:
    for params in ({}, {"q": ""}, {"q": "?!"}, {"q": "x" * 301}, {"q": "lkv", "limit": "0"}):
        response = client.get("/api/v1/kennis/leg-uit", params=params)
        assert 400 <= response.status_code < 500
        assert response.headers["content-type"].startswith("application/problem+json")
