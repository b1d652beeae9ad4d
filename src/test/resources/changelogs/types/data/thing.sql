INSERT INTO thing (id) VALUES (3);
