--liquibase formatted sql

--changeset cleo:open-tasks runOnChange:true
CREATE VIEW open_tasks AS SELECT id, title FROM tasks;
--rollback DROP VIEW open_tasks;

--changeset cleo:index runInTransaction:false dbms:postgresql
CREATE INDEX CONCURRENTLY ix_tasks_title ON tasks (title);
--rollback DROP INDEX ix_tasks_title;

--changeset cleo:wrong failOnError:false
INSERT INTO no_such_table VALUES (1);
--rollback empty
