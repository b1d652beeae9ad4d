SELECT id, 'it''s; of a file' AS said FROM thing
