package dev.tidemark.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A team with its files. */
enum Team {
    /** The to-do chatbot: XML. */
    TODO_CHATBOT("todo-chatbot", "db/changelog.xml", "20260201_initial_schema 20260215_task_priority"),
    /** The messaging service: YAML. */
    AI_MESSAGING("ai-messaging", "db/changelog.yaml", "753d9557b07b 1c9a40d2ef83 8be27f5510aa f04d6631c9b2"),
    /** The guide: formatted SQL. */
    USERS_AND_TASKS("users-and-tasks", "db/changelog.yaml", "001 002 003"),
    /** The chat service: JSON. */
    CHATS_AND_MESSAGES("chats-and-messages", "db/changelog.json",
            "0001_baseline 0002_chats_user_id 0003_chats_last_read_at 0004_messages_text_length"),
    /** The wizard, which is the program's own sample. */
    EVOLUTION("../../../main/resources/dev/tidemark/sample/evolution", "db/changelog.yaml", "");

    private final String folder;
    private final String root;
    private final String revisions;

    Team(String folder, String root, String revisions) {
        this.folder = folder;
        this.root = root;
        this.revisions = revisions;
    }

    /** The root changelog, relative to the project's folder. */
    String root() {
        return root;
    }

    /** The revisions in their order, as PostgreSQL has them. */
    List<String> revisions() {
        return List.of(revisions.split(" "));
    }

    /** The files as the team has them. */
    Path files() {
        return Path.of("src/test/resources/systems", folder).toAbsolutePath().normalize();
    }

    /** A copy of the files. */
    void copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(files())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = to.resolve(files().relativize(file).toString());
                Files.createDirectories(copied.toAbsolutePath().getParent());
                Files.copy(file, copied);
            }
        }
    }
}
