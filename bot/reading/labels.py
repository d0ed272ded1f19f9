"""Numbers that count nothing: artikel 10d, 38g lid 3, t+2, covid-19, 2e, a telephone number, an item of a list."""

from __future__ import annotations

import re

from bot.reading.numbers import Number
from bot.reading.scan import Tokens, at, word_at, words

_ALWAYS = frozenset(
    words(
        """
        artikel artikelen art lid sub onderdeel paragraaf par hoofdstuk bijlage tabel figuur nr nummer pagina pag blz
        bladzijde versie bsn kvk sbi rsin iban bic telefoon telefoonnummer mobiel postcode huisnummer postbus schaal
        loonschaal trede periodiek prestatieladder pso stb stcrt
        """
    )
)
_WITHOUT_UNIT = frozenset(
    words(
        """
        medewerker persoon collega werknemer kandidaat mdw jaar week wk maand dag kwartaal jaren functie baan kolom
        regel dossier voorbeeld geval situatie scenario leden wet no num btw tel categorie spoor fase variant optie stap
        vraag punt niveau groep hal loods gate dock poort vestiging etage filiaal zaal route
        kamer lokaal gebouw verdieping lijn formulier trap nen iso win windows excel
        """
    )
)
_STREETS = ("weg", "straat", "laan", "plein", "kade", "dijk", "singel", "gracht", "steeg", "straatje", "park", "hof")
_SHORTEST_STREET = 6  # "onderweg" is no street, nor is "weg"
_GROUPS = ("team", "ploeg", "afdeling", "groep", "club", "klas", "clubje", "teampje", "staf", "bezetting")
_ABBREVIATED = ("art", "nr", "no", "par", "pag", "blz", "tel", "stb", "stcrt")
_EVERY_OTHER = ("ene", "andere", "even", "oneven")  # de andere week 18
_COUNTED_OFF = ("aantal", "per", "/", "p", "elke", "iedere", "de", "1", "een")
_JOINERS = (",", "en", "of", "-", "/", "+", "a", "tot", "&")
_LONGEST_GAP = 3  # tokens between artikel 10 and 11
_PREFIXES_OF_NUMBERS = ("eur", "euro", "ca", "ong", "min", "max", "x", "pm")
_VAGUE = ("paar", "enkele", "enige", "zoveel", "hoeveel")  # een paar duizend euro
_ENDS_OF_SITES = ("nl", "com", "eu", "org", "be")
_LAWS = frozenset(words("wfsv participatiewet pwet lid wet wajong wia ww zw bw besluit regeling awb suwi"))
_ORDINAL_ENDS = ("e", "ste", "de", "eme")
_PARTS = ("derde", "derden", "vierde", "vijfde", "zesde", "achtste", "tiende", "honderdste")
_VERB_ACHT = frozenset(
    words("het dit dat deze die hem haar hen mij ons zich zichzelf u ik hij zij ze men uwv in geslagen")
)
_TOO_MANY = frozenset(words("te teveel teweinig bijgekomen vergeten erbij minder meer extra weg achter ervoor"))
_A = ("een", "'n", "de", "die", "dat", "deze", "extra", "twee", "drie", "paar")
_CAPITALS = re.compile("[A-Z]{2}")


def label_before(tokens: Tokens, number: Number, unit_follows: bool, labelled: int) -> bool:
    """Whether the number only names something. labelled: the last token of the label number before it, or -1."""
    first = number.first
    before = first - 1
    if word_at(tokens, before) == ":" or (
        word_at(tokens, before) == "." and word_at(tokens, before - 1) in _ABBREVIATED
    ):
        before -= 1
    if (word_at(tokens, first - 2), word_at(tokens, first - 1)) == ("per", "."):
        return True  # the 13th period of pay
    text = word_at(tokens, before)
    if text in _ALWAYS or word_at(tokens, first - 1) == "#":
        return True
    if unit_follows:
        return False
    if text == "alle":  # alle drie: of those who were named
        return True
    if text == "van" and word_at(tokens, before - 1) in _GROUPS:
        return True
    if text.endswith(_STREETS) and len(text) > _SHORTEST_STREET:
        return True
    if text in _WITHOUT_UNIT and word_at(tokens, before - 1) not in (*_COUNTED_OFF, *_EVERY_OTHER):
        return number.value == int(number.value)
    if labelled < 0 or not 0 < first - labelled - 1 <= _LONGEST_GAP:
        return False
    return all(token.text in (*_JOINERS, "t", "m") for token in tokens[labelled + 1 : first])


def is_code(tokens: Tokens, number: Number, owned: int) -> bool:
    """Whether it is a piece of a code or a word. owned: the last token of the quantity before it, or -1."""
    first = number.first
    before, further = word_at(tokens, first - 1), word_at(tokens, first - 2)
    if tokens[first].glued and first - 1 > owned:
        if tokens[first - 1].kind == "word":
            return before not in _PREFIXES_OF_NUMBERS
        hung = tokens[first - 1].glued and before in "+-_/.#'" and first - 2 > owned
        if hung and tokens[first - 2].kind in ("word", "address"):
            return further not in _PREFIXES_OF_NUMBERS
    if before in _VAGUE or (further == "t" and before in ("+", "plus")):
        return True
    return word_at(tokens, number.last + 1) in _PARTS


def is_loose_code(tokens: Tokens, number: Number) -> bool:
    """For a number without a unit: 38b, 2e, 06, 1234 AB, 50+, '18, "1." at the start of a line, "een nul te veel"."""
    if number.coded or number.sliced or (number.value == 0 and _is_digit(tokens, number)):
        return True
    if number.spelled:
        beside = {word_at(tokens, number.first - 1), word_at(tokens, number.last + 1)}
        return word_at(tokens, number.first) == "acht" and number.first == number.last and bool(beside & _VERB_ACHT)
    after, further = at(tokens, number.last + 1), at(tokens, number.last + 2)
    quoted = word_at(tokens, number.first - 1) == "'" and tokens[number.first].glued
    if after is None:
        return quoted
    if quoted and after.text != "'":
        return True
    if after.glued and (
        after.kind in ("word", "number") or (after.text == "+" and (further is None or further.kind != "number"))
    ):
        return True
    if after.text in _ORDINAL_ENDS and further is not None and further.text in ("van", "jaar", "spoor"):
        return True
    if number.plain and len(tokens[number.last].text) == 4 and _CAPITALS.fullmatch(after.raw):
        return True
    return _is_in_a_compound(tokens, number) or _is_item(tokens, number)


def _is_digit(tokens: Tokens, number: Number) -> bool:
    """een nul te veel, nul bijgekomen: a digit of another number."""
    return word_at(tokens, number.first - 1) in _A or word_at(tokens, number.last + 1) in _TOO_MANY


def is_article_of_law(tokens: Tokens, number: Number) -> bool:
    """6h participatiewet, 38h lid 2: no hours."""
    letter = at(tokens, number.last + 1)
    return letter is not None and letter.text == "h" and letter.glued and word_at(tokens, number.last + 2) in _LAWS


def _is_in_a_compound(tokens: Tokens, number: Number) -> bool:
    """0-meting, 25-grens, 125000.nl"""
    mark, rest = at(tokens, number.last + 1), at(tokens, number.last + 2)
    if mark is None or rest is None or not (mark.glued and rest.glued) or rest.kind != "word":
        return False
    return mark.text == "-" or (mark.text == "." and rest.text in _ENDS_OF_SITES)


def is_tied(tokens: Tokens, number: Number) -> bool:
    """24/7, 1/2: digits and a slash, which mean nothing unless they turn out to be a list (16/20/24 uur)."""
    slash, digits = at(tokens, number.last + 1), at(tokens, number.last + 2)
    if slash and digits and slash.text == "/" and slash.glued and digits.glued and digits.kind == "number":
        return True
    slash, digits = at(tokens, number.first - 1), at(tokens, number.first - 2)
    glued = slash is not None and slash.glued and tokens[number.first].glued
    return bool(glued and slash and digits and slash.text == "/" and digits.kind == "number")


def _is_item(tokens: Tokens, number: Number) -> bool:
    """1. at the start of a line or 2) anywhere, with something behind it."""
    mark, after = at(tokens, number.last + 1), at(tokens, number.last + 2)
    if not number.plain or mark is None or after is None or mark.text not in ".)" or not mark.glued:
        return False
    if mark.text == ")" and all(token.text != "(" for token in tokens[max(0, number.first - 8) : number.first]):
        return True
    return word_at(tokens, number.first - 1) in ("", "\n") and after.text != "\n" and not after.glued


def long_codes(tokens: Tokens) -> set[int]:
    """The tokens of telephone numbers, IBANs and the like: nine digits or more in groups, after a 0, + or letters."""
    dead: set[int] = set()
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "number":
            index += 1
            continue
        group, digits, end = [index], len(tokens[index].text), index + 1
        while True:
            skip = 1 if word_at(tokens, end) in ("-", "/") and at(tokens, end + 1) is not None else 0
            token = at(tokens, end + skip)
            if token is None or token.kind != "number" or not token.text.isdigit():
                break
            group.append(end + skip)
            digits += len(token.text)
            end += skip + 1
        before = at(tokens, index - 1)
        lettered = before is not None and before.kind == "word" and tokens[index].glued
        coded = tokens[index].text[0] == "0" or lettered or (before is not None and before.text == "+")
        bsn = len(group) == 3 and digits == 9 and all(tokens[place].text.isdigit() for place in group)
        iban = before is not None and re.fullmatch("[A-Z]{4}", before.raw) is not None and digits >= 8
        if (coded and digits >= 9) or iban or bsn:
            dead.update(group)
        index = max(end, index + 1)
    return dead
