--liquibase formatted sql

--changeset omar:b4e6f1097c33
--comment: A task may come again, after a pattern such as "every Monday"
ALTER TABLE tasks ADD COLUMN is_recurring BOOLEAN DEFAULT false;
ALTER TABLE tasks ADD COLUMN recurrence_pattern VARCHAR(100);
--rollback ALTER TABLE tasks DROP COLUMN recurrence_pattern;
--rollback ALTER TABLE tasks DROP COLUMN is_recurring;
