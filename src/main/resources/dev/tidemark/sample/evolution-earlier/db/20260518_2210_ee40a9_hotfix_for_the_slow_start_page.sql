--liquibase formatted sql

--changeset tomas:ee40a9
--comment: Hotfix for the slow start page
CREATE INDEX ix_tasks_is_completed ON tasks (is_completed);
--rollback DROP INDEX ix_tasks_is_completed;
