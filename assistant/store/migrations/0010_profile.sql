-- The profile is what its changes add up to: nothing is overwritten, so its history is kept.
CREATE TABLE profile_change (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('setting', 'skill', 'skill_removed')),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    evidence TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;
