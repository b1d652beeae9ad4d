--liquibase formatted sql

--changeset jonas:91c0d7 runOnChange:true
--comment: Show open tasks as a view
CREATE OR REPLACE VIEW v_open_tasks AS
SELECT id, user_id, title
  FROM tasks
 WHERE is_completed = FALSE;
--rollback DROP VIEW v_open_tasks;
