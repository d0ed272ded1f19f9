"""What askers read about an adviser. `SEND` and the other payloads work when they are typed, in every channel."""

from __future__ import annotations

SEND = "stuur mijn vraag naar een adviseur"
SEND_ALL = "ja, stuur mijn vraag en dit gesprek naar een adviseur"
SEND_QUESTION = "ja, stuur alleen mijn vraag naar een adviseur"
SEND_NOT = "nee, stuur niets naar een adviseur"

BUTTON = "Stuur mijn vraag naar een adviseur"
BUTTON_ALL = "Ja, met dit gesprek"
BUTTON_QUESTION = "Ja, alleen mijn vraag"
BUTTON_NOT = "Nee"

OFFER = "U kunt uw vraag ook hier naar een adviseur sturen. {expected}"
PREVIEW = (
    "Wilt u dit naar een adviseur sturen?\n\n**Uw vraag:** {question}\n\n{about}Met dit gesprek erbij ziet de "
    "adviseur ook uw andere vragen hier en welke antwoorden u kreeg. Uw naam gaat niet mee. {expected}\n\n"
    "Liever een andere vraag? Typ dan: stuur naar een adviseur: (uw vraag)."
)
ABOUT = "**Onderwerp:** {title}\n\n"
SENT = (
    "Uw vraag is verstuurd. {expected}\n\nUw code is **{code}**. Bewaar deze code. {return_by}"
    "Met de code leest u het antwoord: typ de code hier, of op de pagina {page}."
)
RETURN_UNASKED = "U krijgt het antwoord hier. "
SENT_NOT = "Goed, ik stuur niets. Stel gerust een andere vraag."
NO_QUESTION = (
    "Ik weet nog niet welke vraag u wilt sturen. Stel eerst uw vraag, of typ: stuur naar een adviseur: (uw vraag)."
)
NOW_IMPOSSIBLE = "Uw vraag versturen lukt nu niet. Probeer het later opnieuw."
OFF = "Een vraag naar een adviseur sturen kan hier nu niet."

UNKNOWN_CODE = "Deze code ken ik niet."
UNKNOWN_CODE_REMEDY = "Kijk of u haar goed typte. Een vraag die is gewist of te oud is, heeft geen code meer."
TOO_MANY_CODES = "Er zijn te veel codes geprobeerd."

WAITING = "Een adviseur heeft uw vraag nog niet beantwoord. {expected}"
QUESTION = "**Uw vraag:** {question}"
ANSWER = "**Antwoord van een adviseur, {day}:**"

BY = "U krijgt uiterlijk {day} antwoord."
LATE = "Het antwoord had er {day} moeten zijn. Het spijt ons dat u moet wachten."
OPEN_UNTIL = "De adviseurs zijn vandaag bereikbaar tot {time} uur."
CLOSED_UNTIL = "De adviseurs zijn er nu niet. Zij zijn er weer op {day} vanaf {time} uur."
NO_DAY = "Wij kunnen nu niet zeggen wanneer u antwoord krijgt."
UNASKED = "Een adviseur heeft uw vraag beantwoord.\n\nUw vraag: {question}\n\nAntwoord: {answer}"
