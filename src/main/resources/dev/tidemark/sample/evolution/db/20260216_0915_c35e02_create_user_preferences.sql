--liquibase formatted sql

--changeset li.wei:c35e02
--comment: Create user preferences
CREATE TABLE user_preferences (
  id INTEGER NOT NULL,
  user_id VARCHAR(36) NOT NULL,
  show_completed BOOLEAN,
  compact_view BOOLEAN,
  dark_mode BOOLEAN,
  CONSTRAINT pk_user_preferences PRIMARY KEY (id),
  CONSTRAINT uq_user_preferences_user_id UNIQUE (user_id),
  CONSTRAINT fk_user_preferences_user FOREIGN KEY (user_id) REFERENCES users (id)
);
CREATE INDEX ix_user_preferences_user_id ON user_preferences (user_id);
--rollback DROP TABLE user_preferences;
