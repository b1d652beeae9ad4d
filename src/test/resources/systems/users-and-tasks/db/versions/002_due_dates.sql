--liquibase formatted sql

--changeset bilal:002
--comment: When a task is due
ALTER TABLE tasks ADD COLUMN due_at TIMESTAMP;
--rollback ALTER TABLE tasks DROP COLUMN due_at;
