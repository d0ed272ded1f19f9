"""Each channel translates its protocol to a text and a Reply back; none decides what to answer."""
