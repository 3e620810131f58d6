-- How far a mistyped word is from the one that was meant. The extension comes with PostgreSQL and may be made by
-- whoever owns the database.
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
