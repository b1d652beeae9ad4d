package dev.tidemark.adapter.files;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Documents as files of this computer; new ones with mode 0600 where the file system has modes. */
final class DocumentFiles implements Documents {
    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String json(Map<String, ?> document) {
        return json.writeValueAsString(document) + "\n";
    }

    @Override
    public boolean write(Path file, String text) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            boolean fresh = Files.notExists(file);
            if (posix && fresh) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, text);
            return !fresh;
        } catch (IOException e) {
            throw new FailedException(
                    new Failure.WrongUsage(
                            "The file " + file + " cannot be written.", "Look at its folder and permissions."),
                    e);
        }
    }
}
