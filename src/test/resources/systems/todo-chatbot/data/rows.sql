INSERT INTO users (id, email) VALUES ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20001', 'ada@example.org'), ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20002', 'grace@example.org');
INSERT INTO conversations (id, user_id) VALUES ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20011', '0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20001');
INSERT INTO messages (id, conversation_id, role, content) VALUES ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20021', '0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20011', 'user', 'What is left to do?');
INSERT INTO tasks (user_id, title) VALUES ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20001', 'Write the notes'), ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20001', 'Check the proofs'), ('0b6f4c0e-3a51-4f0e-9b7a-52b1d1f20002', 'Find the moth');
