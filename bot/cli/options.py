"""Options that several commands share."""

from __future__ import annotations

from datetime import date

import click

from bot.gateway.schemas import parse_peildatum


class _Peildatum(click.ParamType[date | None]):
    name = "JJJJ-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date | None:
        try:
            return parse_peildatum(value)
        except ValueError as error:
            self.fail(f"{value} {error}" if str(value) not in str(error) else str(error), param, ctx)


peildatum_option = click.option(
    "--peildatum", type=_Peildatum(), help="De datum waarop het recht wordt gevraagd; standaard vandaag."
)

op_option = click.option("--op", type=_Peildatum(), help="De dag waarnaar wordt gekeken; standaard vandaag.")
