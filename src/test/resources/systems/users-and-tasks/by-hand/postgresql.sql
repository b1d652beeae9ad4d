CREATE TABLE users (id UUID NOT NULL CONSTRAINT users_pkey PRIMARY KEY, email VARCHAR(255) NOT NULL CONSTRAINT users_email_key UNIQUE, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE INDEX ix_users_id ON users (id);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE TABLE tasks (id SERIAL NOT NULL CONSTRAINT tasks_pkey PRIMARY KEY, user_id UUID NOT NULL CONSTRAINT tasks_user_id_fkey REFERENCES users (id), title VARCHAR(500) NOT NULL, description VARCHAR(5000), is_completed BOOLEAN DEFAULT FALSE NOT NULL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL, updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL);
CREATE INDEX ix_tasks_user_id ON tasks (user_id);
INSERT INTO users (id, email) VALUES ('5d0c7a52-90c7-4f5e-8f0e-6a1d3c000001', 'ada@example.org');
INSERT INTO tasks (user_id, title) VALUES ('5d0c7a52-90c7-4f5e-8f0e-6a1d3c000001', 'Learn to migrate'), ('5d0c7a52-90c7-4f5e-8f0e-6a1d3c000001', 'Sleep');
