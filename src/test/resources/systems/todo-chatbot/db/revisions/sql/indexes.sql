-- What the lists and the chat ask for.
CREATE INDEX ix_conversations_user_id ON conversations (user_id);
CREATE INDEX ix_messages_conversation_id ON messages (conversation_id);
CREATE INDEX ix_messages_created_at ON messages (created_at);
CREATE INDEX ix_tasks_user_id ON tasks (user_id);
CREATE INDEX ix_tasks_is_completed ON tasks (is_completed);
