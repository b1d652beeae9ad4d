--liquibase formatted sql

-- A lesson, left out unless the context "lesson" is chosen. The first revision fails: somebody has the same task twice.
-- Apply "only this one" of the second, which repairs the rows, and then the first.

--changeset priya:c8127f-1 context:lesson
--comment: Lesson: this one fails, two tasks have the same title
ALTER TABLE tasks ADD CONSTRAINT uq_tasks_user_id_title UNIQUE (user_id, title);
--rollback ALTER TABLE tasks DROP CONSTRAINT uq_tasks_user_id_title;

--changeset priya:c8127f-2 context:lesson
--comment: Lesson, the repair: number the title that stands twice
UPDATE tasks SET title = title || ' (2)'
 WHERE id IN (SELECT MAX(id) FROM tasks GROUP BY user_id, title HAVING COUNT(*) > 1);
--rollback UPDATE tasks SET title = SUBSTRING(title FROM 1 FOR CHAR_LENGTH(title) - 4) WHERE title LIKE '% (2)';
