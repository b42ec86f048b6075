"""What a person owns, in one SQLite file in their home: profile, interviews, reports and sessions."""
