INSERT INTO chats (title) VALUES ('Groceries'), ('Holidays');
INSERT INTO messages (chat_id, text) VALUES (1, 'Milk'), (1, NULL), (1, 'Bread and butter'), (2, NULL), (2, 'Where to?'), (2, NULL), (2, 'Lisbon');
