"""Who is meant: names between numbers of a list ("jan 20 en piet 28") and words that make a number an age."""

from __future__ import annotations

from bot.reading.numbers import Number
from bot.reading.occupations import are_workers, is_worker
from bot.reading.scan import TAKEN, Tokens, at, word_at, words
from bot.reading.units import UNITS

# Common first names: with "20 uur en piet 28" the 28 are hours, with "20 uur en loonwaarde 70" they are not.
FIRST_NAMES = frozenset(
    words(
        """
        aad aart abdel abdul achmed adam adri ahmed aicha albert alex ali alice amina amir an andre angela anja ank
        anke ann anna anne annie anita anton arie arjan arjen arnold astrid ayse bas bart bea ben bert bianca bob bram
        brenda carla carlo caroline cees chantal chris claudia cor corrie daan daniel danny dave david debbie demi
        dennis derk dick diana dieter dirk ed eddy edwin els emiel emma eric erik erna esther eva evert fatih fatima
        femke ferry fleur frank frans fred frits gea geert gerard gerda gerrit gert gijs guus hamza hans harm harrie
        harry hassan heidi hein henk henny herman hicham hugo ibrahim ilse ine inge ingrid irene iris ivo jaap jack
        jacob jacqueline jamal jan jane janneke jantje jasper jelle jeroen jesse jet jim jo joan joep johan john
        johnny joop joost jordy joris jos jose joyce julia karel karin karim kas kees kelly ken kevin kim klaas koen
        koos krista lars laura lea leen leo lex lia lies linda lisa lotte lou louis luc lucas luuk maarten maikel marc
        marcel maria marianne marieke marije marijke marjan mark marloes martijn martin max melissa merel mia michael
        michel mieke mike milan miranda mo mohamed mohammed monique murat mustafa nadia naomi nick nicole niels nina
        nora olga omar oscar otto pascal patricia patrick paul paula peter petra piet pieter pim ramon raoul rachid
        remco rene ria rianne richard rick rik rita rob robert robin roel roger rolf ron ronald roy ruben rudy ruud
        said samir samira sander sandra sanne sara sarah sem shirley silvia simon sjaak sjors sofie sonja stan stefan
        stephan steven stijn susan suzanne sven tamara tanja teun theo thijs thomas tim tineke tom ton tonny truus uwe
        victor vincent wendy wesley wietske wil willem wilma wim wouter xander yara yasmin youssef yusuf yvonne zeynep
        """
    )
)
_OTHERS = frozenset(words("de ander andere anderen een hij zij haar hem collega tweede derde vierde nog ook dan"))
_VERBS = frozenset(words("werkt werken doet doen draait maakt heeft krijgt gaat"))
_NO_NAMES = frozenset(words("wajong loonwaarde wia uwv wsw fulltime parttime participatiewet banenafspraak gemeente"))
_ARE_AGES = ("is", "ben", "bent", "wordt", "word", "werd", "was", "zijn")
_PRONOUNS = frozenset(words("hij zij ze ie die ik u jij je en maar , ; en/of"))
_WHO = ("hij", "zij", "ze", "ie")
_OR = ("of", "tot", "-")
_INVERTED = ("hij", "zij", "ze", "ie", "die")
_TERMS = frozenset(
    words(
        """
        contract contracten contractje jaarcontract periode duur termijn dienstverband traject ervaring opleiding
        studie proefplaatsing proeftijd subsidie maximum max minimum totaal looptijd regeling afspraak verlenging
        wachttijd tot gemiddelde dat dit het
        """
    )
)
_ONE_PERSON = (
    "bbl'er",
    "bbler",
    "bbl",
    "leerling",
    "scholier",
    "stagiair",
    "jongen",
    "meisje",
    "meid",
    "man",
    "vrouw",
    "jongere",
    "knul",
    "zoon",
    "dochter",
)
_SERVED = frozenset(words("ervaring in dienst werkzaam bij hier lid getrouwd contract werk werkt geleden terug actief"))
_YOUNGEST, _OLDEST, _OLDEST_IN_YEARS = 14, 75, 99  # of somebody at work; with the word "jaar" of anybody
_OLDEST_OF_ALL = 120
_OLD = ("oud", "oude", "jong", "jonge")


def is_gap_of_names(tokens: Tokens, first: int, end: int) -> bool:
    """Whether only names and such stand there ("", "piet", "de ander", "zij werkt"): at most three words."""
    return end - first <= 3 and all(_is_name(tokens, index) for index in range(first, end))


def is_person(tokens: Tokens, index: int) -> bool:
    """Whether a person stands there: a name, a pronoun, or a word like "medewerker"."""
    text = word_at(tokens, index)
    unit = UNITS.get(text)
    return (
        (unit is not None and unit.unit == "mensen")
        or text in FIRST_NAMES
        or text in ("hij", "zij", "ze", "zoon", "dochter")
        or is_worker(text)
        or are_workers(text)
    )


def _is_one(tokens: Tokens, index: int) -> bool:
    """jan, een jongen, de kandidaat."""
    return word_at(tokens, index) in (*FIRST_NAMES, *_ONE_PERSON, "kandidaat") or is_worker(word_at(tokens, index))


def _is_name(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.kind != "word":
        return False
    if token.text in FIRST_NAMES or token.text in _OTHERS or token.text in _VERBS:
        return True
    return token.raw.istitle() and token.text not in _NO_NAMES and word_at(tokens, index - 1) not in ("", ".", "!", "?")


def _becomes(tokens: Tokens, last: int) -> bool:
    """Whether "hij wordt" stands there, before a date."""
    while word_at(tokens, last) in (TAKEN, "in", "op", "per"):
        last -= 1
    return word_at(tokens, last) in ("wordt", "word") and word_at(tokens, last - 1) in _WHO


def is_age(tokens: Tokens, number: Number, in_years: bool) -> bool:
    """Whether it is somebody's age: leeftijd 20, hij is 20, van 19 jaar, 20 jaar oud. in_years: "jaar" follows."""
    before = number.first - 1
    while word_at(tokens, before) in (":", "=", "nu", "al", "pas", "net", "ongeveer", "circa", "ca"):
        before -= 1
    text, subject = word_at(tokens, before), word_at(tokens, before - 1)
    if not 0 <= number.value <= _OLDEST_OF_ALL:
        return False
    if in_years and word_at(tokens, number.last + 2) in _OLD:
        return True
    if text in ("leeftijd", "lft", "leeftijden") or (text in ("is", "van") and subject in ("leeftijd", "lft")):
        return True
    if text == "dan" and subject in ("ouder", "jonger"):
        return True
    oldest = _OLDEST_IN_YEARS if in_years else _OLDEST
    named = before - 1 if text == "," else before
    if number.value != int(number.value) or not _YOUNGEST <= number.value <= oldest:
        return False
    if word_at(tokens, number.last + 1) in _OR and not in_years:
        return False  # "wordt 16 of 20 uur"
    if text in _INVERTED and subject in _ARE_AGES:  # "in december wordt hij 19"
        return True
    if text == TAKEN and not in_years and _becomes(tokens, before):
        return True  # "hij wordt in december 18"
    if word_at(tokens, number.last + 1) in _ARE_AGES and not in_years and (text in _WHO or text == TAKEN):
        return True  # "als ie 19 is", "als ze 9 december 18 wordt"
    if text in _ARE_AGES:
        known = subject in _PRONOUNS or is_person(tokens, before - 1) or at(tokens, before - 1) is None
        return known or (in_years and subject not in _TERMS)
    if in_years and _is_one(tokens, named) and word_at(tokens, number.last + 2) not in _SERVED:
        return True
    return text in ("van", "v") and (subject in _ONE_PERSON or (in_years and subject not in _TERMS))
