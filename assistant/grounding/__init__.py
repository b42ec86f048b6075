"""The step no claim gets round: its numbers and names are in its evidence or it does not leave."""
