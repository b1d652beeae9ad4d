-- gone
INSERT INTO thing VALUES (32, 'café a/b')
/
INSERT INTO thing VALUES (33, 'y')
/
