--liquibase formatted sql

--changeset hana:d2f48370b15c-1
ALTER TABLE messages ADD COLUMN text_length INTEGER;
--rollback ALTER TABLE messages DROP COLUMN text_length;

--changeset hana:d2f48370b15c-2
--comment: Messages are many. tidemark:batch table=messages key=id size=10000
UPDATE messages SET text_length = COALESCE(CHAR_LENGTH(text), 0) WHERE text_length IS NULL;
--rollback UPDATE messages SET text_length = NULL WHERE text_length IS NOT NULL;

--changeset hana:d2f48370b15c-3
ALTER TABLE messages ALTER COLUMN text_length SET NOT NULL;
--rollback ALTER TABLE messages ALTER COLUMN text_length DROP NOT NULL;
