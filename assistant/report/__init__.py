"""The gap report: a profile held against a role document, as a plan with evidence and derivations."""
