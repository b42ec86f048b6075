"""The career assistant: understanding, planning, grounding, rendering and its surfaces."""
