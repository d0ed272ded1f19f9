"""People by the work they do: 2 koks, 3 schoonmakers, een kantinehulp. Compounds count, typing errors do not."""

from __future__ import annotations

from bot.reading.scan import words

_WITH_S = words(
    """
    afwasser bakker begeleider beveiliger bewaker bezorger boekhouder bouwvakker chauffeur concierge elektricien
    glazenwasser helper hovenier inpakker kapper kassiere koerier kok kweker lasser loodgieter magazijnier maker
    metselaar monteur ober orderpicker pakker picker plukker poetser postbode programmeur schilder schoonmaker
    secretaresse serveerster sjouwer slager timmerman tuinier vakkenvuller verkoper verkoopster verpleger verzorger
    vuller werker
    """
)
_WITH_EN = words("assistent docent receptionist telefonist verzorgende")
_IRREGULAR = words("ambtenaren hulpen kerels leraren lui dames heren jongs timmerlieden timmerlui tuinlieden tuinlui")
_ONE = (*_WITH_S, *_WITH_EN, "ambtenaar", "hulp", "leraar", "tuinman")
_MANY = (*(word + "s" for word in _WITH_S), *(f"{word}en" for word in _WITH_EN), "verzorgenden", *_IRREGULAR)
_ONLY_ALONE = ("heren", "dames", "jongs", "kerels", "ober", "lui", "kok", "koks")  # oktober is no waiter
_NOBODY = ("rekenhulp", "zoekhulp", "schuldhulp", "zelfhulp", "noodhulp", "rechtshulp", "thuishulp", "hulp")
_ENDS_OF_ONE = tuple(word for word in _ONE if word not in _ONLY_ALONE)
_ENDS_OF_MANY = tuple(word for word in _MANY if word not in _ONLY_ALONE)


def are_workers(word: str) -> bool:
    """Whether it names several people: koks, kantinehulpen."""
    return word in _MANY or (word.endswith(_ENDS_OF_MANY) and word[:-2] not in _NOBODY)


def is_worker(word: str) -> bool:
    """Whether it names one: kok, kantinehulp."""
    return word not in _NOBODY and (word in _ONE or word.endswith(_ENDS_OF_ONE))
