"""Question -> ranked passages: the fused index, opened by the first question that needs it."""
