INSERT INTO notes (id) VALUES (1); INSERT INTO notes (id) VALUES (2);
