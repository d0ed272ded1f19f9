"""Microsoft Teams, by a connector of our own: see docs/decisions/0009-teams.md."""

from bot.gateway.channels.teams.channel import TeamsChannel, open_teams

__all__ = ["TeamsChannel", "open_teams"]
