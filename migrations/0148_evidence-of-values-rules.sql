CREATE OR REPLACE VIEW pub_measurements AS
SELECT DISTINCT ON (v.measure_id, v.measured_on) v.measure_id, v.value, v.measured_on, v.basis, v.note, v.unit, v.evidence
FROM measurements v JOIN pub_measures m ON m.id = v.measure_id
ORDER BY v.measure_id, v.measured_on, v.entered_at DESC, v.id;
