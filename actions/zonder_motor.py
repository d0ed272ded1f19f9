"""A turn without the dialogue engine: the same index, calculators and texts, for when the engine is away.

`make evaluate` measures the calculators through it too.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from actions.kennisgesprek import Kennisgesprek, KennisStaat
from actions.rekengesprek import Moment, Rekengesprek, Staat, Zegger, begrijp, passed_by
from bot.knowledge.index import Recogniser
from bot.knowledge.questions import decide_message
from bot.knowledge.replies import ReplyBuilder
from bot.reading import read_quantities
from bot.reply import Reply

_START_OVER = "opnieuw"


@dataclass(frozen=True)
class Gesprek:
    """Where a conversation stands: the calculation in it, and the answers."""

    rekenen: Staat = field(default_factory=Staat)
    kennis: KennisStaat = field(default_factory=KennisStaat)


class ZonderMotor:
    """Stateless besides what it was made with; the caller keeps the state of each conversation."""

    def __init__(self, builder: ReplyBuilder, recogniser: Recogniser) -> None:
        self._entries = builder.kennis.entries
        self._recogniser = recogniser
        self._rekengesprek = Rekengesprek(Zegger(builder, read_quantities))
        self._kennisgesprek = Kennisgesprek(builder)

    def turn(self, gesprek: Gesprek, text: str, moment: Moment) -> tuple[Gesprek, tuple[Reply, ...]]:
        """The replies to a cleaned and masked text, and where the conversation stands afterwards."""
        decision = decide_message(self._recogniser, text, self._entries, last_entry=gesprek.kennis.entry)
        begrip = begrijp(text, read_quantities(text, moment.today), moment.today)
        if decision.kind == "dialogue" and decision.matches[0].label == _START_OVER and not begrip.quantities:
            _, replies = self._kennisgesprek.beurt(KennisStaat(), text, decision, moment.peildatum, moment.today)
            return Gesprek(), replies  # what was said is forgotten, as the engine does
        beurt = self._rekengesprek.beurt(gesprek.rekenen, begrip, decision, moment)
        if beurt is not None and not beurt.met_kennis:
            return Gesprek(beurt.staat, gesprek.kennis), beurt.replies
        kennis, replies = self._kennisgesprek.beurt(gesprek.kennis, text, decision, moment.peildatum, moment.today)
        if beurt is not None:
            return Gesprek(beurt.staat, kennis), (*replies, *beurt.replies)
        reminder = self._rekengesprek.reminder(gesprek.rekenen)
        return Gesprek(passed_by(gesprek.rekenen, begrip), kennis), (*replies, reminder) if reminder else replies
