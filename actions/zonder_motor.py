"""A turn without the dialogue engine: the same index, calculators and texts, for when the engine is away.

`make evaluate` measures the calculators through it too.
"""

from __future__ import annotations

from actions.rekengesprek import Beurt, Moment, Rekengesprek, Staat, Zegger, begrijp, passed_by
from bot.knowledge.decision import decide
from bot.knowledge.index import Recogniser
from bot.knowledge.replies import ReplyBuilder
from bot.reading import read_quantities


class ZonderMotor:
    """Stateless besides what it was made with; the caller keeps the state of each conversation."""

    def __init__(self, builder: ReplyBuilder, recogniser: Recogniser) -> None:
        self._builder = builder
        self._recogniser = recogniser
        self._gesprek = Rekengesprek(Zegger(builder, read_quantities))

    def turn(self, staat: Staat, text: str, moment: Moment) -> Beurt:
        """The replies to a cleaned and masked text, and where the calculation stands afterwards."""
        decision = decide(self._recogniser.recognise(text), self._builder.kennis.entries)
        begrip = begrijp(text, read_quantities(text, moment.today), moment.today)
        beurt = self._gesprek.beurt(staat, begrip, decision, moment)
        if beurt is not None and not beurt.met_kennis:
            return beurt
        reply = self._builder.for_decision(decision, moment.peildatum, today=moment.today)
        if beurt is not None:
            return Beurt(beurt.staat, (reply, *beurt.replies))
        reminder = self._gesprek.reminder(staat)
        return Beurt(passed_by(staat), (reply, reminder) if reminder else (reply,))
