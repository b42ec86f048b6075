-- Conversations: each turn with its events and its answer, as they happened.
CREATE TABLE session (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    started_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    forked_from TEXT NOT NULL
) STRICT;
CREATE TABLE session_turn (
    session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TEXT NOT NULL,
    question TEXT NOT NULL,
    events TEXT NOT NULL,
    answer TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (session_id, number)
) STRICT;
