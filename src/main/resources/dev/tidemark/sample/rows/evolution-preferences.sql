INSERT INTO user_preferences (id, user_id, show_completed, compact_view, dark_mode)
SELECT ROW_NUMBER() OVER (ORDER BY email), id, email LIKE 'a%', FALSE, email LIKE '%a%' FROM users;
INSERT INTO conversations (user_id, subject) SELECT id, 'What is left to do today?' FROM users;
