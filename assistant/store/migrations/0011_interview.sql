-- An interview is the profile it began with and its events; each is on the disk before the next question.
CREATE TABLE interview (
    number INTEGER PRIMARY KEY,
    start TEXT NOT NULL,
    day TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    holder INTEGER NOT NULL,
    process INTEGER NOT NULL
) STRICT;

CREATE TABLE interview_event (
    interview INTEGER NOT NULL REFERENCES interview (number) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (interview, number)
) STRICT;

-- What a report was made from; the report itself is worked out again.
CREATE TABLE report (
    number INTEGER PRIMARY KEY,
    answers TEXT NOT NULL
) STRICT;
