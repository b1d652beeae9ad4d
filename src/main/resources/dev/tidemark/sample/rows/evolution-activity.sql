INSERT INTO activity (user_id, what, happened_at)
SELECT t.user_id, e.what || ': ' || t.title, t.created_at + e.i * INTERVAL '2' HOUR
  FROM tasks t CROSS JOIN (VALUES (1, 'made'), (2, 'opened'), (3, 'moved')) AS e (i, what);
