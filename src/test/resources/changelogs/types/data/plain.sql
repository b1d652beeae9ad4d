-- a comment; here
INSERT INTO thing VALUES (30, 'of a file');

INSERT INTO thing VALUES (31, 'it''s ''; said');
