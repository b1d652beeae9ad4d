--liquibase formatted sql

-- There is no way back: which of the people came from the old program was not kept.
--changeset jonas:a90b44
--comment: Import people from the old program
INSERT INTO users (id, email, name) VALUES
  ('u-001', 'ada@example.org', 'Ada'),
  ('u-002', 'grace@example.org', 'Grace'),
  ('u-003', 'niklaus@example.org', 'Niklaus'),
  ('u-004', 'radia@example.org', 'Radia');
