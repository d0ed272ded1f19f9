"""Everything that faces the network: the HTTP API, the channels, the page, and the engine's supervision."""
