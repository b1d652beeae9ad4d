DELETE FROM inner_rows WHERE id = 1;
