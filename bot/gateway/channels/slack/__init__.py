"""Slack: direct messages, mentions, a command, a shortcut and a home tab, over HTTP or Socket Mode."""

from bot.gateway.channels.slack.channel import SlackChannel, open_slack

__all__ = ["SlackChannel", "open_slack"]
