"""/antwoord: where people without our widget, or in another browser, read the answer by its code."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse

from bot.errors import BusyError, NotFoundError, StoreError
from bot.gateway.handover import words
from bot.gateway.handover.hours import tell_day
from bot.gateway.handover.routes import answer_to
from bot.gateway.page.layout import page
from bot.settings import AMSTERDAM

router = APIRouter(include_in_schema=False)

_TITLE = "Antwoord van een adviseur - Banenwijzer"
_FORM = """    <h1>Antwoord van een adviseur</h1>
    <p>Stuurde u een vraag naar een adviseur? Dan kreeg u een code. Typ die code hier, dan leest u het antwoord.</p>
{fault}    <form method="post" action="/antwoord" class="code-form">
      <label for="code">Uw code</label>
      <p id="hulp">Tien tekens, bijvoorbeeld AB3D5-K7M9Q. Hoofdletters hoeven niet.</p>
      <input id="code" name="code" value="{typed}" maxlength="60" autocomplete="off" autocapitalize="characters"
        spellcheck="false" required aria-describedby="hulp{described}"{invalid}>
      <button>Lees het antwoord</button>
    </form>
"""
_FAULT = '    <p class="notice" role="alert" id="fout">{text}</p>\n'


@router.get("/antwoord", response_class=HTMLResponse)
async def ask_code() -> str:
    return page(_TITLE, _form(), description="Lees met uw code wat een adviseur op uw vraag antwoordde.")


@router.post("/antwoord", response_class=HTMLResponse)
async def show_answer(request: Request, code: Annotated[str, Form(max_length=200)] = "") -> HTMLResponse:
    """The code travels in the body: it stands in no log and no history."""
    try:
        found = await answer_to(code, request)
    except (NotFoundError, BusyError, StoreError) as error:
        status = {BusyError: 429, StoreError: 503}.get(type(error), 404)
        text = words.NOW_IMPOSSIBLE if status == 503 else str(error)
        return HTMLResponse(page(f"Fout: {_TITLE}", _form(code, text)), status_code=status)
    return HTMLResponse(page(_TITLE, _answer(found)))


def _form(typed: str = "", fault: str = "") -> str:
    return _FORM.format(
        fault=_FAULT.format(text=escape(fault)) if fault else "",
        typed=escape(typed),
        described=" fout" if fault else "",
        invalid=' aria-invalid="true"' if fault else "",
    )


def _answer(found: dict[str, Any]) -> str:
    parts = [
        "    <h1>Antwoord van een adviseur</h1>",
        "    <h2>Uw vraag</h2>",
        _typed(found["vraag"]),
        f"    <p>Verstuurd op {_day(found['verstuurd'])}.</p>",
    ]
    for answer in found["antwoorden"]:
        parts += [f"    <h2>Antwoord van {_day(answer['tijd'])}</h2>", _typed(answer["tekst"])]
    if not found["antwoorden"]:
        parts.append(f'    <p class="notice">{escape(words.WAITING.format(expected=found["verwacht"]))}</p>')
    parts.append('    <p><a href="/antwoord">Een andere code</a> · <a href="/">Stel een nieuwe vraag</a></p>')
    return "\n".join(parts)


def _typed(text: str) -> str:
    """What somebody typed, line for line."""
    lines = [escape(line) for line in text.split("\n") if line.strip()]
    return "\n".join(f"    <p>{line}</p>" for line in lines)


def _day(moment: datetime) -> str:
    return tell_day(moment.astimezone(AMSTERDAM).date())
