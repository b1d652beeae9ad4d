--liquibase formatted sql

--changeset li.wei:20260401-1
--comment: Drop the legacy code of tasks
ALTER TABLE tasks DROP COLUMN legacy_code;
--rollback ALTER TABLE tasks ADD COLUMN legacy_code VARCHAR(20);

--changeset jonas:20260401-2
--comment: Show open tasks as a view
CREATE VIEW v_open_tasks AS
SELECT id, user_id, title, created_at
  FROM tasks
 WHERE is_completed = FALSE;
--rollback DROP VIEW v_open_tasks;
