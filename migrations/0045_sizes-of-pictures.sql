-- A page leaves room for a picture before it has come.
CREATE OR REPLACE VIEW pub_images AS
SELECT i.hash, i.bytes, i.width, i.height FROM images i
WHERE EXISTS (SELECT 1 FROM pub_programmes p WHERE p.logo_hash = i.hash) OR EXISTS (SELECT 1 FROM pub_parties x WHERE x.logo_hash = i.hash);
