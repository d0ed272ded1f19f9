"""One turn: a calculation begins, goes on, is asked about, compared, or carried to another."""
