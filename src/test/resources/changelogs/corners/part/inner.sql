INSERT INTO ${word} (id) VALUES (1)
GO
INSERT INTO ${word} (id) VALUES (2)
GO
