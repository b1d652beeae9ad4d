package dev.tidemark.fault;

import dev.tidemark.fixture.PostgresDatabase;
import dev.tidemark.fixture.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer before the shared PostgreSQL, where this computer has it. */
final class Pooler implements AutoCloseable {
    private final Process process;
    private final int port;

    private Pooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Where its program is; Debian's is not on everybody's path. */
    static Optional<Path> program() {
        Stream<String> folders = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/local/sbin"));
        return folders.map(f -> Path.of(f, "pgbouncer")).filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts it, with one connection to the server for all its clients.
     *
     * @param mode {@code transaction} or {@code session}
     */
    static Pooler start(Path program, Path folder, PostgresDatabase database, String mode)
            throws IOException, InterruptedException {
        int port = free();
        Path settings = folder.resolve("pgbouncer.ini");
        Files.writeString(settings, """
                [databases]
                %s = host=127.0.0.1 port=%d user=%s password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = %s
                default_pool_size = 1
                ignore_startup_parameters = extra_float_digits
                """.formatted(database.name(), PostgresServer.shared().port(), database.user(), database.password(),
                port, mode));
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody")); // it does not run as root
        }
        command.add(settings.toString());
        Path log = folder.resolve("pgbouncer.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Pooler pooler = new Pooler(process, port);
        Site.await(() -> answers(port) || !process.isAlive());
        if (!process.isAlive()) {
            throw new IOException("PgBouncer did not start: " + Files.readString(log));
        }
        return pooler;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of a database behind it. */
    String url(PostgresDatabase database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database.name();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
