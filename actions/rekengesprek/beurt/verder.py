"""How every turn of a calculator ends: take over what was said, then ask, confirm or calculate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Mapping, Sequence

from actions.rekengesprek.bedragen.loon_en_uren import with_other_hours
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.nodig import WIL_VERLENGEN, next_field
from actions.rekengesprek.beurt.onderdelen import PREFIX, has_parts, part_of
from actions.rekengesprek.beurt.verschil import difference
from actions.rekengesprek.beurt.voor_allen import AANTAL, for_all, only_for_one, told_people
from actions.rekengesprek.beurt.waarschijnlijk import unlikely_value
from actions.rekengesprek.personen.perioden import needs_period
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import UITKOMST, for_rule, instead_of_each_other, unless_said_otherwise
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekengesprek.zeggen import Zegger
from actions.rekenregels import REKENREGELS, InvoerFout, Uitkomst
from bot.knowledge.dutch import format_number
from bot.reply import Reply

_KEPT_NUMBER = re.compile(r"-?\d+\.\d+")
_EXACT = Decimal("0.000001")
# the amounts of a rule that are its outcome for another period
_FROM_THE_START = ("lkv", "nettokosten")
_MONTHS = 12
# asked because something was said of it; without the answer the rule would assume what was not meant
_STAYS_ASKED: Mapping[str, tuple[str, ...]] = {"nettokosten": ("loonkosten",), "jobcoach": ("jaar",)}
_PER = {"jaar": ("totaal_per_jaar", "netto_per_jaar"), "maand": ("per_maand",)}


@dataclass(frozen=True)
class Beurt:
    """What the calculator says, and where it stands afterwards.

    met_kennis: the answer from the knowledge comes first.
    """

    staat: Staat
    replies: tuple[Reply, ...]
    met_kennis: bool = False


@dataclass(frozen=True)
class Moment:
    """The date that is asked about, and today."""

    peildatum: date
    today: date


class Verder:
    """zegger: turns what comes next into a reply."""

    def __init__(self, zegger: Zegger) -> None:
        self._zeg = zegger

    def take(self, staat: Staat, vulling: Vulling, moment: Moment, *, is_first: bool = False) -> Beurt:
        """Take over what a message says, then ask, confirm or calculate."""
        if (loon := with_other_hours(staat, vulling)) is not None:
            vulling.twijfel.append(loon)
        invoer = {**staat.invoer, **{naam: value for naam, value in vulling.invoer.items() if value is not None}}
        unknown = {naam for naam, value in vulling.invoer.items() if value is None}
        if invoer.pop(WIL_VERLENGEN, None) is True:
            unknown.add(WIL_VERLENGEN)
            invoer.pop("maanden", None)
        for naam in unknown:
            invoer.pop(naam, None)
        onbekend = tuple(sorted({*(naam for naam in staat.onbekend if naam not in vulling.invoer), *unknown}))
        if "maanden" in vulling.invoer:
            onbekend = tuple(naam for naam in onbekend if naam != WIL_VERLENGEN)
        invoer = _last_said(invoer, vulling.invoer, instead_of_each_other(staat.rekenhulp))
        unless_said_otherwise(staat.rekenhulp, invoer, vulling.invoer)
        invoer.update(told_people(vulling.mensen, vulling.samen))
        bevestigd = tuple(naam for naam in staat.bevestigd if naam not in vulling.invoer)
        peildatum = vulling.peildatum.isoformat() if vulling.peildatum else staat.peildatum
        now = staat.met(
            invoer=invoer,
            onbekend=onbekend,
            bevestigd=bevestigd,
            gelezen={
                **{naam: steps for naam, steps in staat.gelezen.items() if naam not in vulling.invoer},
                **{naam: steps for naam, steps in vulling.gelezen.items() if steps and naam in vulling.invoer},
            },
            peildatum=peildatum,
            gevraagd="",
            onzeker={},
            hint="",
            opties=(),
            pogingen=0,
            is_klaar=False,
            sinds=0,
            laatst=tuple(vulling.invoer),
        )
        if vulling.problemen:
            veld = staat.gevraagd or next_field(now.rekenhulp, invoer, onbekend) or ""
            return Beurt(
                now.met(gevraagd=veld, hint=vulling.hint),
                (self._zeg.impossible(now.rekenhulp, vulling.problemen[0], veld),),
            )
        if vulling.twijfel:
            twijfel = vulling.twijfel[0]
            kept = {naam: value for naam, value in invoer.items() if naam != twijfel.veld}
            return Beurt(
                now.met(invoer=kept, gevraagd=twijfel.veld, hint=twijfel.hint, opties=twijfel.waarden),
                (self._zeg.which(now.rekenhulp, twijfel),),
            )
        if _stays_asked(staat) and _leaves_open(staat.gevraagd, vulling):
            is_as_before = staat.gevraagd != "loonkosten" or "uren" not in vulling.invoer
            still = Twijfel(staat.gevraagd, staat.opties if is_as_before else (), staat.hint)
            return Beurt(
                now.met(gevraagd=still.veld, opties=still.waarden, hint=still.hint),
                (self._zeg.which(now.rekenhulp, still),),
            )
        if vulling.te_bevestigen:
            veld, value = next(iter(vulling.te_bevestigen.items()))
            return Beurt(now.met(onzeker={veld: value}), (self._zeg.confirm(now.rekenhulp, veld, value),))
        return self.next(now, moment, is_first=is_first, unused=vulling)

    def next(self, staat: Staat, moment: Moment, *, is_first: bool = False, unused: Vulling | None = None) -> Beurt:
        unlikely = unlikely_value(staat, moment.today)
        if unlikely:
            veld, value = unlikely
            kept = {naam: item for naam, item in staat.invoer.items() if naam != veld}
            return Beurt(
                staat.met(invoer=kept, onzeker={veld: value}, gevraagd=""),
                (self._zeg.confirm(staat.rekenhulp, veld, value),),
            )
        veld_naam = next_field(staat.rekenhulp, staat.invoer, staat.onbekend)
        if veld_naam:
            return Beurt(
                staat.met(gevraagd=veld_naam, is_klaar=False),
                (self._zeg.ask(staat.rekenhulp, veld_naam, first=is_first),),
            )
        return self.calculate(staat, moment, unused=unused)

    def calculate(
        self, staat: Staat, moment: Moment, *, unused: Vulling | None = None, steps_again: bool = False
    ) -> Beurt:
        regel = REKENREGELS[staat.rekenhulp]
        peildatum = _peildatum(staat, moment)
        try:
            invoer = regel.lees(_for_rule(staat.rekenhulp, staat.invoer))
            uitkomst = for_all(regel.bereken(invoer, peildatum, self._zeg.figuren), staat.invoer)
        except InvoerFout as fault:
            return self._after_fault(staat, fault)
        done = staat.met(gevraagd="", onzeker={}, is_klaar=True, pogingen=0, sinds=0)
        if staat.rekenhulp == "loonwaarde" and uitkomst.waarde is not None:
            done = done.met(invoer={**done.invoer, UITKOMST: str(uitkomst.waarde)})
        if staat.rekenhulp == "tellen" and "banen" in uitkomst.onafgerond:
            exact = uitkomst.onafgerond["banen"].quantize(_EXACT)
            done = done.met(invoer={**done.invoer, UITKOMST: f"{exact:f}"})
        left = unused.ongebruikt if unused else []
        of_one = only_for_one(staat.rekenhulp, staat.invoer)
        read = {**staat.gelezen, AANTAL: (of_one,)} if of_one else staat.gelezen
        return Beurt(done, (self._zeg.outcome(uitkomst, regel, moment.today, left, read, steps_again=steps_again),))

    def is_in_steps(self, staat: Staat, begrip: Begrip, moment: Moment) -> bool:
        """Whether a number of the message stands in the steps of the outcome."""
        steps = " ".join(self._outcome(staat, moment).stappen)
        return any(
            re.search(rf"(?<![\d.,]){re.escape(format_number(q.value))}(?![\d]|[.,]\d)", steps)
            for q in begrip.quantities
            if isinstance(q.value, Decimal)
        )

    def in_other_period(self, staat: Staat, period: str, moment: Moment) -> Beurt | None:
        """ "en per jaar?": the amount of the outcome for that period; None when the rule does not know it."""
        uitkomst = self._outcome(staat, moment)
        if uitkomst.eenheid == "euro per maand" and any(naam.startswith(PREFIX) for naam in staat.laatst):
            return self._part_in_other_period(staat, uitkomst, period, moment)
        if period in uitkomst.eenheid and uitkomst.eenheid.startswith("euro per "):
            return self.calculate(staat.met(sinds=0), moment)
        amount = next((uitkomst.bedragen[naam] for naam in _PER[period] if naam in uitkomst.bedragen), None)
        if amount is None and period == "jaar":
            amount = _twelve_times(uitkomst)
        if not isinstance(amount, Decimal) or not uitkomst.eenheid.startswith("euro per "):
            return None
        regel = REKENREGELS[staat.rekenhulp]
        return Beurt(staat.met(sinds=0), (self._zeg.per_period(uitkomst, regel, moment.today, period, amount),))

    def _part_in_other_period(self, staat: Staat, uitkomst: Uitkomst, period: str, moment: Moment) -> Beurt | None:
        """ "zonder werkgeverslasten?" "en per jaar?": the part that was told last, and not the whole outcome."""
        naam = staat.laatst[0].removeprefix(PREFIX)
        part = uitkomst.onafgerond.get(naam, uitkomst.bedragen.get(naam))
        if len(staat.laatst) != 1 or not isinstance(part, Decimal):
            return self.calculate(staat.met(sinds=0, laatst=()), moment)
        amount = part * _MONTHS if period == "jaar" else part
        regel = REKENREGELS[staat.rekenhulp]
        return Beurt(staat.met(sinds=0), (self._zeg.per_period(uitkomst, regel, moment.today, period, amount),))

    def part(self, staat: Staat, begrip: Begrip, moment: Moment) -> Beurt | None:
        """ "en zonder werkgeverslasten?": the amounts of the outcome that are asked; None when no part is asked."""
        if not has_parts(staat.rekenhulp) or begrip.quantities:
            return None
        uitkomst = self._outcome(staat, moment)
        names = part_of(begrip, staat.rekenhulp, uitkomst.bedragen)
        if names is None:
            return None
        if not names:
            return self.calculate(staat.met(laatst=()), moment)
        regel = REKENREGELS[staat.rekenhulp]
        told = staat.met(sinds=0, laatst=tuple(f"{PREFIX}{naam}" for naam in names))
        return Beurt(told, (self._zeg.parts(uitkomst, regel, moment.today, names),))

    def compared(self, staat: Staat, before: Staat, turn: Beurt, moment: Moment) -> Beurt | None:
        """The turn with how much its outcome differs from the one before; None when that cannot be said."""
        amounts = difference(self._outcome(before, moment), after := self._outcome(staat, moment))
        if amounts is None:
            return None
        told = self._zeg.difference(turn.replies, after.eenheid, *amounts)
        return Beurt(staat.met(sinds=0), told, turn.met_kennis)

    def _outcome(self, staat: Staat, moment: Moment) -> Uitkomst:
        """The outcome that was given before, once more."""
        regel = REKENREGELS[staat.rekenhulp]
        invoer = regel.lees(_for_rule(staat.rekenhulp, staat.invoer))
        return for_all(regel.bereken(invoer, _peildatum(staat, moment), self._zeg.figuren), staat.invoer)

    def _after_fault(self, staat: Staat, fault: InvoerFout) -> Beurt:
        """A field that is missing is asked; one that cannot be is explained and asked again."""
        if fault.veld and fault.veld not in staat.invoer:
            return Beurt(
                staat.met(gevraagd=fault.veld, is_klaar=False),
                (self._zeg.ask(staat.rekenhulp, fault.veld, first=False),),
            )
        kept = {naam: value for naam, value in staat.invoer.items() if naam != fault.veld}
        now = staat.met(invoer=kept, gevraagd=fault.veld, is_klaar=False, sinds=0)
        return Beurt(now, (self._zeg.fault(staat.rekenhulp, fault),))


def _peildatum(staat: Staat, moment: Moment) -> date:
    """The date that was asked about; of an amount for somebody who begins later, the first day of work."""
    if staat.peildatum:
        return date.fromisoformat(staat.peildatum)
    start = staat.invoer.get("start")
    if staat.rekenhulp in _FROM_THE_START and isinstance(start, str):
        return max(moment.peildatum, date.fromisoformat(start))
    return moment.peildatum


def _twelve_times(uitkomst: Uitkomst) -> Decimal | None:
    """A wage of a month as that of twelve; None when the outcome knows no month."""
    month = uitkomst.waarde if uitkomst.eenheid == "euro per maand" else uitkomst.bedragen.get("maandloon_bij_uren")
    return month * _MONTHS if isinstance(month, Decimal) else None


def _stays_asked(staat: Staat) -> bool:
    """A question that another answer does not settle: which of several values, or what a wage by the hour costs."""
    return bool(staat.gevraagd and (staat.opties or staat.gevraagd in _STAYS_ASKED.get(staat.rekenhulp, ())))


def _leaves_open(veld: str, vulling: Vulling) -> bool:
    """Something else was said than which of the values was meant; a field that may be left out stays in doubt."""
    return veld not in vulling.invoer and not (veld == "peildatum" and vulling.peildatum)


def _for_rule(naam: str, invoer: Mapping[str, Any]) -> dict[str, Any]:
    """Hours that can only be of a year are so; the rest goes as it is."""
    values = for_rule(naam, invoer)
    if naam == "tellen" and "periode" not in values:
        period = needs_period(values.get("uren", []))
        if period:
            values["periode"] = period
    return {veld: _as_number(value) for veld, value in values.items()}


def _as_number(value: Any) -> Any:
    """The 19.125 that the conversation keeps is a number with a decimal point, and no 19 thousand of a Dutch text."""
    if isinstance(value, str):
        return Decimal(value) if _KEPT_NUMBER.fullmatch(value) else value
    if isinstance(value, (list, tuple)):
        return [_as_number(item) for item in value]
    if isinstance(value, Mapping):
        return {naam: _as_number(item) for naam, item in value.items()}
    return value


def _last_said(invoer: dict[str, Any], new: Mapping[str, Any], velden: Sequence[str]) -> dict[str, Any]:
    """Of fields that stand for the same thing, only the ones said last."""
    said = [veld for veld in velden if veld in new]
    return {naam: value for naam, value in invoer.items() if not said or naam not in velden or naam in said}
