--liquibase formatted sql

--changeset jonas:20260203-1
--comment: First people and their tasks
INSERT INTO users (id, email) VALUES
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a01', 'ada@example.org'),
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a02', 'grace@example.org');
INSERT INTO tasks (user_id, title, legacy_code, is_completed) VALUES
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a01', 'Write the notes', 'T-0001', TRUE),
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a01', 'Check the proofs', 'T-0002', FALSE),
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a02', 'Find the moth', 'T-0003', TRUE),
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a02', 'Find the moth', 'T-0004', FALSE);
INSERT INTO conversations (id, user_id) VALUES
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9b01', '6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9a02');
INSERT INTO messages (id, conversation_id, role, text) VALUES
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9c01', '6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9b01', 'user', 'What is left to do?'),
  ('6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9c02', '6f1c2a52-0d0e-4c5b-9c0b-0a4f0f3d9b01', 'assistant', 'Find the moth.');
--rollback DELETE FROM users WHERE email IN ('ada@example.org', 'grace@example.org');
