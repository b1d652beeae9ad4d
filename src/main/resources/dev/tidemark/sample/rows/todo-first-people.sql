INSERT INTO users (id, email, created_at)
SELECT CAST('00000000-0000-4000-8000-0000000000' || CAST(9 + g.i * 10 + f.i AS VARCHAR) AS UUID),
       g.name || '.' || f.name || '@example.org', TIMESTAMP '2026-02-05 09:00:00' + (g.i * 6 + f.i) * INTERVAL '1' HOUR
  FROM (VALUES (1, 'ada'), (2, 'alan'), (3, 'barbara'), (4, 'edsger'), (5, 'frances'), (6, 'john'), (7, 'karen'), (8, 'margaret')) AS g (i, name)
 CROSS JOIN (VALUES (1, 'berg'), (2, 'castillo'), (3, 'dubois'), (4, 'ferrari'), (5, 'kim'), (6, 'novak')) AS f (i, name);
INSERT INTO conversations (id, user_id, created_at)
SELECT CAST('00000000-0000-4000-9' || CAST(c.i AS VARCHAR) || '00-' || SUBSTRING(CAST(u.id AS VARCHAR), 25, 12) AS UUID), u.id,
       u.created_at + c.i * INTERVAL '30' HOUR
  FROM users u CROSS JOIN (VALUES (1), (2), (3)) AS c (i) WHERE u.email LIKE '%.%@%';
INSERT INTO messages (id, conversation_id, role, text, created_at)
SELECT CAST(SUBSTRING(CAST(c.id AS VARCHAR), 1, 8 - 1) || CAST(m.i AS VARCHAR) || SUBSTRING(CAST(c.id AS VARCHAR), 9, 28) AS UUID), c.id, m.role, m.text,
       c.created_at + m.i * INTERVAL '40' SECOND
  FROM conversations c CROSS JOIN (VALUES
       (1, 'user', 'What is left to do today?'),
       (2, 'assistant', 'Three tasks: pay the rent, water the plants, call the dentist.'),
       (3, 'user', 'Move the dentist to Thursday.'),
       (4, 'assistant', 'Done. Thursday, half past nine.'),
       (5, 'user', 'And remind me of the plants every week.'),
       (6, 'assistant', 'I cannot repeat tasks yet. I wrote it down for the people who build me.'),
       (7, 'user', 'Thank you!'),
       (8, 'assistant', 'You are welcome.')) AS m (i, role, text);
INSERT INTO tasks (user_id, title, description, legacy_code, is_completed, created_at)
SELECT u.id, t.title, CASE WHEN t.i IN (3, 7, 11) THEN 'Before the weekend, please.' END,
       'T-' || CAST(1000 + t.i * 17 AS VARCHAR), t.i IN (1, 2, 4, 8, 9, 13), u.created_at + t.i * INTERVAL '5' HOUR
  FROM users u CROSS JOIN (VALUES
       (1, 'Pay the rent'), (2, 'Water the plants'), (3, 'Call the dentist'), (4, 'Book the train'), (5, 'Return the library books'),
       (6, 'Write to grandmother'), (7, 'Fix the bicycle'), (8, 'Buy stamps'), (9, 'Renew the passport'), (10, 'Clean the windows'),
       (11, 'Order new glasses'), (12, 'Learn the third verse'), (13, 'Back up the photographs'), (14, 'Sort the receipts'),
       (15, 'Find a present'), (16, 'Sharpen the knives'), (17, 'Try the new bakery'), (18, 'Repot the fern'),
       (19, 'Plan the summer'), (20, 'Read the manual')) AS t (i, title)
 WHERE u.email LIKE '%.%@%';
