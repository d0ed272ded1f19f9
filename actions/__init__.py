"""What the bot can do: thin Rasa actions that look something up or calculate it, and return a Reply."""
