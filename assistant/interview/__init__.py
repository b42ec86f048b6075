"""The skills interview: a state machine over data, pure, without a surface."""
