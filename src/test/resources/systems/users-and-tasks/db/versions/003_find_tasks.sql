--liquibase formatted sql

--changeset bilal:003 dbms:postgresql
--comment: Find tasks by their titles
CREATE INDEX ix_tasks_title ON tasks USING btree (title);
--rollback DROP INDEX ix_tasks_title;

--changeset bilal:003-h2 dbms:h2
--comment: Find tasks by their titles
CREATE INDEX ix_tasks_title ON tasks (title);
--rollback DROP INDEX ix_tasks_title;
