"""Text of a person -> Reading: what was asked, of what, and what could not be matched."""
