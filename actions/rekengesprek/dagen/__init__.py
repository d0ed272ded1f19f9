"""Dates, events and terms of a message: whose they are, and what they begin or end."""
