--liquibase formatted sql

--changeset hana:f07a6583d2b0-1
CREATE TABLE priorities (
  id INTEGER NOT NULL,
  name VARCHAR(10) NOT NULL,
  CONSTRAINT pk_priorities PRIMARY KEY (id)
);
INSERT INTO priorities (id, name) VALUES (1, 'low'), (2, 'medium'), (3, 'high');
--rollback DROP TABLE priorities;

--changeset hana:f07a6583d2b0-2
ALTER TABLE tasks ADD COLUMN priority_id INTEGER;
--rollback ALTER TABLE tasks DROP COLUMN priority_id;

--changeset hana:f07a6583d2b0-3
--comment: A task without a priority counts as medium
UPDATE tasks SET priority_id = CASE priority WHEN 'high' THEN 3 WHEN 'low' THEN 1 ELSE 2 END WHERE priority_id IS NULL;
--rollback UPDATE tasks SET priority_id = NULL WHERE priority_id IS NOT NULL;

--changeset hana:f07a6583d2b0-4
ALTER TABLE tasks ALTER COLUMN priority_id SET NOT NULL;
ALTER TABLE tasks ADD CONSTRAINT fk_tasks_priority FOREIGN KEY (priority_id) REFERENCES priorities (id);
--rollback ALTER TABLE tasks DROP CONSTRAINT fk_tasks_priority;
--rollback ALTER TABLE tasks ALTER COLUMN priority_id DROP NOT NULL;
