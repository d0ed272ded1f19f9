"""The calculators over HTTP: what they ask, what they answer, and whatever is sent never breaks them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from actions.rekenregels import REKENREGELS
from actions.rekenregels.uitkomst import json_safe
from bot.gateway.app import create_app
from bot.knowledge import Kennis
from bot.settings import Settings
from tests.servers import free_port
from tests.velden import DAYS, inputs

BASE = "/api/v1/reken"
DAY = "2026-11-22"
JSON = {"Content-Type": "application/json"}
UITKOMST = {
    "naam", "status", "peildatum", "waarde", "eenheid", "bedragen", "stappen", "invoer", "aannames", "figuren",
    "bronnen", "voorbehouden",
}  # fmt: skip

each_rule = pytest.mark.parametrize("naam", REKENREGELS)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The app without a limit on requests: these tests make many."""
    var: Path = tmp_path_factory.mktemp("var")
    url = f"http://127.0.0.1:{free_port()}"
    unlimited = Settings(engine_url=url, engine_token="x", var_dir=var, rate_per_client=0)
    with TestClient(create_app(unlimited), raise_server_exceptions=False) as client:
        yield client


def example(kennis: Kennis, naam: str) -> dict[str, Any]:
    invoer: dict[str, Any] = json_safe(kennis.rekenhulpen[naam].voorbeeld)
    return invoer


def test_the_list_has_every_calculator_with_its_fields(client: TestClient, kennis: Kennis) -> None:
    listed = client.get(BASE).json()
    assert [item["naam"] for item in listed] == list(REKENREGELS)
    for item in listed:
        regel = REKENREGELS[item["naam"]]
        assert item["titel"] == kennis.rekenhulpen[regel.naam].titel
        assert [veld["naam"] for veld in item["velden"]] == [veld.naam for veld in regel.velden]
        assert item["bronnen"] and item["voorbeeld"]
        assert client.get(f"{BASE}/{regel.naam}").json() == item


def test_a_field_tells_what_it_takes(client: TestClient) -> None:
    velden = {veld["naam"]: veld for veld in client.get(f"{BASE}/tellen").json()["velden"]}
    assert velden["uren"]["soort"] == "getallen" and not velden["uren"]["verplicht"], "uren_samen can stand for it"
    assert (velden["uren"]["minimum"], velden["uren"]["maximum"], velden["uren"]["eenheid"]) == (0, 8784, "uren")
    assert velden["periode"]["keuzes"] == ["week", "maand", "jaar"] and not velden["periode"]["verplicht"]
    (taken,) = client.get(f"{BASE}/loonwaarde").json()["velden"]
    assert [deel["naam"] for deel in taken["velden"]] == ["tijdsaandeel", "tempo", "kwaliteit", "netto_werktijd"]


@each_rule
def test_every_calculator_calculates(client: TestClient, kennis: Kennis, naam: str) -> None:
    body = {"invoer": example(kennis, naam), "peildatum": DAY}
    response = client.post(f"{BASE}/{naam}", json=body)
    assert response.status_code == 200, response.text
    data = response.json()
    assert set(data) >= UITKOMST | {"reply"}
    assert (data["naam"], data["peildatum"]) == (naam, DAY)
    reply = data["reply"]
    assert reply["soort"] == "berekening" and reply["bronnen"] and reply["geldigheid"]["peildatum"] == DAY
    assert reply["berekening"]["stappen"] == data["stappen"]
    again = client.post(f"{BASE}/{naam}", json={"invoer": data["invoer"], "peildatum": DAY}).json()
    assert {**again, "reply": None} == {**data, "reply": None}


@pytest.mark.parametrize(
    ("naam", "invoer", "waarde"),
    [
        ("tellen", {"uren": [20]}, "0.78"),
        ("tellen", {"uren": 20}, "0.78"),
        ("tellen", {"uren": ["25,5"]}, "1.00"),
        ("tellen", {"uren": "25.5"}, "1.00"),
        ("tellen", {"uren": "\u00a01.331 ", "periode": "Jaar"}, "1.00"),
        ("tellen", {"uren": 36.0000000001, "staat_in_register": "ja", "contractvorm": None}, "1.41"),
        ("tellen", {"uren": -0.0}, "0.00"),
        ("tellen", {"uren": 1e-300}, "0.00"),
        ("loonkostensubsidie", {"uren": "36", "loonwaarde": "60%"}, "1246.84"),
        ("meeteltermijn", {"geboren": "15-5-1962"}, "2029-08-15"),
        ("meeteltermijn", {"geboren": "1962-05-15"}, "2029-08-15"),
    ],
)
def test_numbers_and_dates_as_json_or_as_typed(client: TestClient, naam: str, invoer: Any, waarde: str) -> None:
    data = client.post(f"{BASE}/{naam}", json={"invoer": invoer, "peildatum": DAY}).json()
    assert data["waarde"] == waarde, data


def test_the_peildatum_decides_and_is_told(client: TestClient) -> None:
    body = {"invoer": {}, "peildatum": "2025-03-01"}
    then = client.post(f"{BASE}/minimumloon", json=body).json()
    now = client.post(f"{BASE}/minimumloon", json={"invoer": {}}).json()
    assert then["waarde"] != now["waarde"]
    assert "1 maart 2025" in then["reply"]["text"]


@pytest.mark.parametrize(
    ("naam", "body", "status", "veld", "detail"),
    [
        ("tellen", b'{"invoer": {}}', 422, "uren", "Ik mis nog"),
        ("tellen", b'{"invoer": {"uren": null}}', 422, "uren", "Ik mis nog"),
        ("tellen", b'{"invoer": {"uren": []}}', 422, "uren", "Ik mis nog"),
        ("tellen", b'{"invoer": {"uren": true}}', 422, "uren", "hoort een getal"),
        ("tellen", b'{"invoer": {"uren": {"a": 1}}}', 422, "uren", "hoort een getal"),
        ("tellen", b'{"invoer": {"uren": [[20]]}}', 422, "uren", "hoort een getal"),
        ("tellen", b'{"invoer": {"uren": "veel"}}', 422, "uren", "hoort een getal"),
        ("tellen", b'{"invoer": {"uren": -1}}', 422, "uren", "niet minder zijn dan"),
        ("tellen", b'{"invoer": {"uren": 200}}', 422, "uren", "200"),
        ("tellen", b'{"invoer": {"uren": NaN}}', 422, "uren", "geen gewoon getal"),
        ("tellen", b'{"invoer": {"uren": [Infinity]}}', 422, "uren", "geen gewoon getal"),
        ("tellen", b'{"invoer": {"uren": -Infinity}}', 422, "uren", "geen gewoon getal"),
        ("minimumloon", b'{"invoer": {"leeftijd": 1e999}}', 422, "leeftijd", "geen gewoon getal"),
        ("minimumloon", b'{"invoer": {"leeftijd": 1e300}}', 422, "leeftijd", "te groot"),
        ("minimumloon", b'{"invoer": {"leeftijd": ' + b"9" * 4000 + b"}}", 422, "leeftijd", "te groot"),
        ("minimumloon", b'{"invoer": {"leeftijd": 18.5}}', 422, "leeftijd", "heel getal"),
        ("tellen", b'{"invoer": {"uren": [' + b"1," * 20_000 + b"1]}}", 422, "uren", "te veel"),
        ("tellen", b'{"invoer": {"uren": [' + b"1," * 60 + b"1]}}", 422, "uren", "maximum is 50"),
        ("tellen", b'{"invoer": {"uren": ' + b"[" * 500 + b"]" * 500 + b"}}", 422, "uren", "te diepe"),
        ("tellen", b'{"invoer": {"uren": "' + b"1" * 500 + b'"}}', 422, "uren", "te lang"),
        ("tellen", b'{"invoer": {"uren": 20, "periode": "eeuw"}}', 422, "periode", "geen keuze"),
        ("tellen", b'{"invoer": {"uren": 20, "periode": ["week"]}}', 422, "periode", "geen keuze"),
        ("tellen", b'{"invoer": {"uren": 20, "periode": "\\ud83d"}}', 422, "periode", "vreemde tekens"),
        ("tellen", b'{"invoer": {"uren": 20, "staat_in_register": 1}}', 422, "staat_in_register", "ja of nee"),
        ("tellen", b'{"invoer": {"uur": 20}}', 422, "uur", "'uur' bestaat niet"),
        ("tellen", b'{"invoer": {"\\ud83d": 20}}', 422, "invoer", "vreemde tekens"),
        ("tellen", b'{"invoer": {"' + b"x" * 500 + b'": 20}}', 422, "invoer", "te lang"),
        ("loonwaarde", b'{"invoer": {"taken": [5]}}', 422, "taken", "vaste velden"),
        ("loonwaarde", b'{"invoer": {"taken": [{"tempo": 5}]}}', 422, "tijdsaandeel", "Ik mis nog"),
        ("meeteltermijn", b'{"invoer": {"geboren": "2000-02-30"}}', 422, "geboren", "bestaande datum"),
        ("meeteltermijn", b'{"invoer": {"geboren": 19620515}}', 422, "geboren", "bestaande datum"),
        ("meeteltermijn", b'{"invoer": {"geboren": "2030-01-01"}}', 422, "geboren", "ligt na"),
        ("tellen", b'{"invoer": []}', 422, "invoer", "JSON-object"),
        ("tellen", b'{"invoer": null}', 422, "invoer", "JSON-object"),
        ("tellen", b'{"invoer": "uren=20"}', 422, "invoer", "JSON-object"),
        ("tellen", b"{}", 422, "invoer", "ontbreekt"),
        ("tellen", b"[]", 422, "inhoud", "JSON-object"),
        ("tellen", b"", 422, "inhoud", "ontbreekt"),
        ("tellen", b'{"invoer": {"uren": 20}, "dag": "x"}', 422, "dag", "onbekend"),
        ("tellen", b'{"invoer": {"uren": 20}, "\\ud83d": "x"}', 422, "inhoud", "klopt niet"),
        ("tellen", b'{"invoer": {"uren": 20}, "peildatum": "2024-02-30"}', 422, "peildatum", "bestaat niet"),
        ("tellen", b'{"invoer": {"uren": 20}, "peildatum": 20240101}', 422, "peildatum", "JJJJ-MM-DD"),
        ("tellen", b'{"invoer": ', 400, None, "geldige JSON"),
        ("tellen", b'{"invoer": {"uren": ' + b"[" * 30_000 + b"]" * 30_000 + b"}}", 400, None, "geldige JSON"),
        ("tellen", b'{"invoer": {"uren": ' + b"9" * 5000 + b"}}", 400, None, "geldige JSON"),
        ("tellen", b'{"invoer": {"uren": "' + b"1" * 70_000 + b'"}}', 413, None, "te groot"),
        ("onbekend", b'{"invoer": {}}', 404, None, "Er zijn: tellen"),
        ("onbekend", b"", 404, None, "Er zijn: tellen"),
        ("%ff%00", b"{}", 404, None, "Er zijn: tellen"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_input_that_cannot_be_is_refused_in_dutch(
    client: TestClient, naam: str, body: bytes, status: int, veld: str | None, detail: str
) -> None:
    response = client.post(f"{BASE}/{naam}", content=body, headers=JSON)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert detail in problem["detail"], problem
    assert [fout["veld"] for fout in problem.get("fouten", [])] == ([veld] if veld else [])
    assert len(response.content) < 2000


def test_an_unknown_calculator_is_not_found(client: TestClient) -> None:
    response = client.get(f"{BASE}/onbekend")
    assert response.status_code == 404
    assert "Er zijn: tellen" in response.json()["detail"]


@each_rule
def test_openapi_describes_each_calculator_with_an_example(client: TestClient, kennis: Kennis, naam: str) -> None:
    described = client.get("/openapi.json").json()
    route = described["paths"][f"{BASE}/{naam}"]["post"]
    assert route["tags"] == ["rekenen"] and route["summary"] == kennis.rekenhulpen[naam].titel
    content = route["requestBody"]["content"]["application/json"]
    assert content["examples"]["voorbeeld"]["value"] == {"invoer": example(kennis, naam)}
    schema = described["components"]["schemas"][content["schema"]["$ref"].rsplit("/", 1)[1]]
    invoer = schema["properties"]["invoer"]
    regel = REKENREGELS[naam]
    assert list(invoer["properties"]) == [veld.naam for veld in regel.velden]
    assert invoer["required"] == [veld.naam for veld in regel.velden if veld.is_verplicht]
    assert invoer["additionalProperties"] is False
    assert set(route["responses"]) == {"200", "422"}


def test_openapi_has_the_list_and_no_route_twice(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert {BASE, f"{BASE}/{{naam}}"} <= set(described["paths"])
    assert "post" not in described["paths"][f"{BASE}/{{naam}}"]


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(st.characters(codec=None), max_size=60)
    | st.sampled_from(["20", "ja", "2026-01-01", "week"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@each_rule
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pick=st.data())
def test_nothing_in_a_field_gives_a_fault_of_ours(client: TestClient, naam: str, pick: st.DataObject) -> None:
    velden = [veld.naam for veld in REKENREGELS[naam].velden]
    invoer = pick.draw(st.dictionaries(st.sampled_from(velden) | st.text(max_size=5), _ANYTHING, max_size=5))
    body = json.dumps({"invoer": invoer}).encode()
    response = client.post(f"{BASE}/{naam}", content=body, headers=JSON)
    assert response.status_code in (200, 422), response.text
    assert isinstance(response.json(), dict)


@each_rule
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pick=st.data())
def test_good_input_is_calculated_or_refused_with_a_reason(client: TestClient, naam: str, pick: st.DataObject) -> None:
    body = {"invoer": pick.draw(inputs(REKENREGELS[naam].velden)), "peildatum": pick.draw(DAYS).isoformat()}
    response = client.post(f"{BASE}/{naam}", json=body)
    assert response.status_code in (200, 422), response.text
    if response.status_code == 422:
        assert response.json()["detail"].endswith((".", "?"))
