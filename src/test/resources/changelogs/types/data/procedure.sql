CREATE PROCEDURE leave() LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1; -- and go
END;
$$
