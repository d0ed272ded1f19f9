"""What a word measures: uur, fte, procent, euro, jaar, mensen, banen; also when it is mistyped by one letter."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.occupations import are_workers
from bot.reading.scan import words
from bot.reading.typos import Forms


@dataclass(frozen=True)
class Unit:
    """kind as in Quantity, "minutes" (only ever a part of hours), "shift" (only ever times hours), or "other" (a
    measure we do not read).

    unit: of a duration or count, the period that the word itself says (a 36-urige werkweek is per week), or the plural
    of a shift.
    age: the word says that it is somebody's age ("17-jarige").
    """

    kind: str
    unit: str = ""
    age: bool = False


def _table(rows: dict[Unit, str]) -> dict[str, Unit]:
    return {word: unit for unit, words in rows.items() for word in words.split()}


UNITS = _table(
    {
        Unit("hours"): (
            "u uur uren uurtje uurtjes uurke uurkes urekes uurs "
            "h hr hrs hour hours urig urige uurscontract urencontract uurcontract "
            "contracturen werkuren arbeidsuren vu"
        ),
        Unit("hours", "week"): "urenweek uurweek uursweek uurswerkweek urenwerkweek",
        Unit("minutes"): "minuut minuten minuutje minuutjes min",
        Unit("fte"): "fte fte's ftes voltijdsequivalent voltijdsequivalenten",
        Unit("percent"): "% procent procenten percent pct proc",
        Unit("money"): "€ euro euro's euros eur eurie bruto netto",
        Unit("duration", "jaar"): "jaar jaren jr jrn jaartje jaartjes jarig",
        Unit("duration", "jaar", age=True): "jarige jarigen lentes",
        Unit("duration", "maand"): "maand maanden mnd mnden mndn maandje maandjes maands maandse maant",
        Unit("duration", "week"): "week weken wk wkn weekje weekjes weekse wekenverloning",
        Unit("count", "dagen"): "dag dagen dgn dagje dagjes daags daagse werkdag werkdagen kalenderdag kalenderdagen",
        Unit("count", "mensen"): (
            "mensen mens kand man mannen vrouw vrouwen persoon personen medewerker medewerkers medewerkster "
            "medewerksters mdw mdws mdw's werknemer werknemers kandidaat kandidaten collega collega's collegas "
            "kracht krachten jongen jongens meisje meisjes meid meiden jongere jongeren leerling leerlingen "
            "stagiair stagiaire stagiairs stagiaires deelnemer deelnemers wajonger wajongers wajong'er wajong'ers "
            "personeelslid personeelsleden werkzoekende werkzoekenden arbeidsbeperkte arbeidsbeperkten "
            "arbeidsgehandicapte arbeidsgehandicapten gehandicapte gehandicapten uitkeringsgerechtigde "
            "uitkeringsgerechtigden doelgroeper doelgroepers parttimer parttimers arbeiders wsw'er wsw'ers "
            "wia'er wia'ers ww'er ww'ers uitzendkracht uitzendkrachten oproepkracht oproepkrachten"
        ),
        Unit("count", "banen"): (
            "baan banen baanen job jobs baantje baantjes garantiebaan garantiebanen afspraakbaan afspraakbanen "
            "arbeidsplaats arbeidsplaatsen werkplek werkplekken plek plekken plekje plekjes stageplaatsen functies"
        ),
        Unit("other"): (
            "ton km kilometer kilometers meter meters cm kg kilo gram graden cent seconde seconden sec "
            "kinderen kleuters bewoners clienten klanten kamers tafels auto's autos bussen locaties "
            "kwartaal kwartalen kwartier kwartiertje plus plusser plussers punt punten nul nullen"
        ),
        Unit("shift", "ochtenden"): "ochtend ochtenden ochtende ochtendje ochtendjes",
        Unit("shift", "middagen"): "middag middagen middage middagje middagjes",
        Unit("shift", "avonden"): "avond avonden avonde avondje avondjes",
        Unit("shift", "nachten"): "nacht nachten",
        Unit("shift", "diensten"): "dienst diensten dienstje dienstjes shift shifts",
        Unit("shift", "dagdelen"): "dagdeel dagdelen",
    }
)
_ENDINGS = {
    **dict.fromkeys(("medewerkers", "werknemers", "krachten", "personen", "kandidaten", "collega's"), "mensen"),
    **dict.fromkeys(("wajongers", "jongeren", "beperkten", "gerechtigden", "baners", "mensen"), "mensen"),
    **dict.fromkeys(("banen", "baan", "plekken", "arbeidsplaatsen"), "banen"),
}
PERIODS = _table(
    {
        Unit("period", "uur"): "uur u h",
        Unit("period", "dag"): "dag d dagen werkdag",
        Unit("period", "week"): "week wk wkn w weken werkweek weekje wekke wek",
        Unit("period", "maand"): "maand mnd m maanden maant",
        Unit("period", "jaar"): "jaar jr j jaren kalenderjaar",
    }
)
_NOT_MISTYPED = frozenset(
    words("hour hours proc mens meid mnden mndn ftes eurie daags urig plek plekje plekjes dagje dagjes lentes maant")
)
_UNIT_FORMS = Forms(
    word for word, unit in UNITS.items() if unit.kind not in ("other", "minutes", "shift") and word not in _NOT_MISTYPED
)
_PERIOD_FORMS = Forms(word for word in PERIODS if word not in ("wekke", "wek", "maant"))
_HOURS_OF = ("uursplek", "uursba", "uurscontract", "uursplaats", "uursfunctie")
_SHORTEST_OF = 6
_GLUE = ("per", "p", "inde", "in de", "/")


def unit_of(word: str) -> Unit | None:
    """What this word measures, or None. Compounds count ("participatiebanen"), and so does one typing error."""
    if word.startswith(_HOURS_OF) and len(word) > _SHORTEST_OF:
        return Unit("hours", "week")  # 20-uursplekken
    found = UNITS.get(word) or _compound(word) or _glued_period(word)
    if found is None:
        meant = _UNIT_FORMS.closest(word)
        found = UNITS[meant] if meant else None
    return found


def period_of(word: str) -> str:
    """week, maand, jaar, dag or uur for "week", "mnd", "wkeek"; "" for anything else."""
    found = PERIODS.get(word) or PERIODS.get(_PERIOD_FORMS.closest(word) or "")
    return found.unit if found else ""


def _compound(word: str) -> Unit | None:
    for ending, unit in _ENDINGS.items():
        if len(word) > len(ending) and word.endswith(ending):
            return Unit("count", unit)
    return Unit("count", "mensen") if are_workers(word) else None


def _glued_period(word: str) -> Unit | None:
    """uurperweek, uurpw, urenpermaand, europermaand: a unit and its period without spaces."""
    for head in ("uur", "uren", "u", "euro", "eur"):
        for glue in _GLUE:
            tail = word[len(head) + len(glue) :]
            if tail and word.startswith(head + glue) and period_of(tail):
                return Unit(UNITS[head].kind, period_of(tail))
    return None
