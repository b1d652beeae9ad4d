--liquibase formatted sql

--changeset tomas:9be014
--comment: Drop the old estimates
ALTER TABLE tasks DROP COLUMN estimate_minutes;
--rollback ALTER TABLE tasks ADD COLUMN estimate_minutes INTEGER;
