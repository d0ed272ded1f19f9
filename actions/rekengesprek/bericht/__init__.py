"""What one message says and asks for: its numbers, what it takes back or adds, which calculator it means."""
