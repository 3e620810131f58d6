-- Custom SQL migration file, put your code below! --
GRANT SELECT, INSERT, UPDATE, DELETE ON juror_pairs_apart TO haaste_app;
