"""What the conversation is about: events, the state they fold into, and its focus."""
