/* first; */ INSERT INTO thing VALUES (34, 'x');
INSERT INTO thing VALUES (35, 'y');
