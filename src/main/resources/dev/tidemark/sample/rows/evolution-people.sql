INSERT INTO users (id, email, name)
SELECT 'u-' || CAST(90 + g.i * 10 + f.i AS VARCHAR), LOWER(g.name || '.' || f.name) || '@example.org', g.name || ' ' || f.name
  FROM (VALUES (1, 'Ada'), (2, 'Alan'), (3, 'Barbara'), (4, 'Edsger'), (5, 'Frances'), (6, 'John'), (7, 'Karen'), (8, 'Margaret')) AS g (i, name)
 CROSS JOIN (VALUES (1, 'Berg'), (2, 'Castillo'), (3, 'Dubois'), (4, 'Ferrari'), (5, 'Kim')) AS f (i, name);
INSERT INTO tasks (user_id, title, priority, estimate_minutes, is_completed, created_at)
SELECT u.id, t.title, CASE MOD(t.i, 3) WHEN 0 THEN 'high' WHEN 1 THEN 'low' ELSE 'medium' END,
       CASE WHEN MOD(t.i, 4) > 0 THEN t.i * 5 END, t.i IN (1, 2, 4, 8, 9, 13), TIMESTAMP '2026-01-14 08:00:00' + t.i * INTERVAL '31' HOUR
  FROM users u CROSS JOIN (VALUES
       (1, 'Pay the rent'), (2, 'Water the plants'), (3, 'Call the dentist'), (4, 'Book the train'), (5, 'Return the library books'),
       (6, 'Write to grandmother'), (7, 'Fix the bicycle'), (8, 'Buy stamps'), (9, 'Renew the passport'), (10, 'Clean the windows'),
       (11, 'Order new glasses'), (12, 'Learn the third verse'), (13, 'Back up the photographs'), (14, 'Sort the receipts'),
       (15, 'Find a present'), (16, 'Sharpen the knives'), (17, 'Try the new bakery'), (18, 'Repot the fern'),
       (19, 'Plan the summer'), (20, 'Read the manual'), (21, 'Paint the fence'), (22, 'Tune the piano')) AS t (i, title);
INSERT INTO tasks (user_id, title, priority, estimate_minutes) VALUES ('u-002', 'Water the plants', 'low', 10);
INSERT INTO messages (user_id, role, text, created_at)
SELECT u.id, 'user', m.text, TIMESTAMP '2026-01-15 18:00:00' + m.i * INTERVAL '50' HOUR
  FROM users u CROSS JOIN (VALUES (1, 'What is left to do today?'), (2, 'Move the dentist to Thursday.'), (3, NULL),
       (4, 'Remind me of the plants every week.'), (5, 'How much did I finish in January?')) AS m (i, text);
INSERT INTO messages (user_id, role, text, created_at)
SELECT u.id, 'assistant', m.text, TIMESTAMP '2026-01-15 18:00:20' + m.i * INTERVAL '50' HOUR
  FROM users u CROSS JOIN (VALUES (1, 'Three tasks: pay the rent, water the plants, call the dentist.'), (2, 'Done.'),
       (3, 'I did not get that.'), (4, 'I cannot repeat tasks yet.'), (5, 'Six tasks.')) AS m (i, text);
CREATE TABLE sessions (token VARCHAR(64) NOT NULL PRIMARY KEY, user_id VARCHAR(36) NOT NULL, expires_at TIMESTAMP);
INSERT INTO sessions (token, user_id, expires_at) SELECT 'token-of-' || id, id, TIMESTAMP '2026-12-31 00:00:00' FROM users;
