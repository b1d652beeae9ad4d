UPDATE tasks SET priority = 1 + MOD(id * 7, 3) WHERE MOD(id, 5) < 4;
INSERT INTO user_preferences (id, user_id, show_completed, compact_view, dark_mode)
SELECT ROW_NUMBER() OVER (ORDER BY email), id, email LIKE 'a%', FALSE, email LIKE '%a%' FROM users;
