package dev.tidemark.adapter.embedded;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.TemporaryFolders.Folder;
import dev.tidemark.domain.deployment.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.tukaani.xz.XZInputStream;

/** One started PostgreSQL in a folder of its own: programs, data and log. */
final class RunningServer implements AutoCloseable {
    static final String USER = "tidemark";
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PASSWORD_BYTES = 24;
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 10;
    private static final int LOOK_MILLISECONDS = 20;
    private static final int STATUS_LINE = 7;

    /**
     * Runs a server until it ends or nobody holds the other end of its input any more, which is when the program was
     * killed: then it stops the server and removes the folder.
     */
    private static final String UNTIL_LEFT = """
            folder=$1; shift
            exec 3<&0
            "$@" 3<&- & server=$!
            { cat <&3 >/dev/null
              kill -INT "$server" 2>/dev/null
              while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
              rm -rf -- "$folder"
            } &
            wait "$server"
            """;

    private final Platform platform;
    private final Folder folder;
    private final Process process;
    private final int port;
    private final String password;

    private RunningServer(Platform platform, Folder folder, Process process, int port, String password) {
        this.platform = platform;
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /**
     * Unpacks, sets up and starts one; returns when it takes connections.
     *
     * @param before what to put before a command, so that PostgreSQL does not run as the administrator
     * @param folder a folder of its own, which the server closes when it is closed
     */
    static RunningServer start(Platform platform, List<String> before, Folder folder)
            throws IOException, InterruptedException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path root = folder.path();
        try (InputStream in = new XZInputStream(platform.open())) {
            new Tar(in, root, name -> !name.endsWith(".a") && !name.contains("pkgconfig")).unpack();
        }
        setUp(platform, before, root, password);
        int port = freePort();
        RunningServer server = new RunningServer(
                platform, folder, process(platform, before, root, port), port, password);
        server.awaitReady();
        return server;
    }

    private static void setUp(Platform platform, List<String> before, Path root, String password)
            throws IOException, InterruptedException {
        Path secret = Files.writeString(root.resolve("password"), password);
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                platform.program(root, "initdb").toString(), "-D", root.resolve("data").toString(), "-U", USER,
                "--pwfile=" + secret, "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", "--locale=C", "--wal-segsize=1", "--no-sync", "--no-instructions"));
        Process initdb = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(log(root).toFile()).start();
        boolean ended = initdb.waitFor(START_SECONDS, TimeUnit.SECONDS);
        Files.delete(secret);
        if (!ended || initdb.exitValue() != 0) {
            initdb.destroyForcibly();
            throw new IOException("initdb did not do it: " + lastWords(root));
        }
    }

    private static Process process(Platform platform, List<String> before, Path root, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (!platform.windows()) {
            command.addAll(List.of("sh", "-c", UNTIL_LEFT, "tidemark-postgres", String.valueOf(root.getParent())));
        }
        command.addAll(before);
        command.addAll(List.of(
                platform.program(root, "postgres").toString(), "-D", root.resolve("data").toString(),
                "-c", "listen_addresses=" + LOOPBACK, "-c", "port=" + port, "-c", "unix_socket_directories=",
                "-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off",
                "-c", "max_connections=50", "-c", "shared_buffers=32MB"));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(root).toFile())).start();
    }

    /** Manual, section "Database File Layout": the eighth line of postmaster.pid says "ready". */
    private void awaitReady() throws IOException, InterruptedException {
        Path status = folder.path().resolve("data").resolve("postmaster.pid");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!isReady(status)) {
            if (System.nanoTime() > deadline || process.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                throw new IOException("it did not start: " + lastWords(folder.path()));
            }
        }
    }

    private static boolean isReady(Path status) throws IOException {
        if (!Files.exists(status)) {
            return false;
        }
        List<String> lines = Files.readAllLines(status);
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).startsWith("ready");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How to reach a database on it. */
    ConnectionSpec connection(String database) {
        String url = "jdbc:postgresql://" + LOOPBACK + ":" + port + "/" + database;
        return new ConnectionSpec(url, USER, password, null, null, Environment.DEVELOPMENT);
    }

    /** Whether it works in that folder. */
    boolean isIn(Path path) {
        return folder.path().equals(path);
    }

    /** Stops it and waits for it: letting go of its input is the sign. */
    void stop() {
        try {
            process.getOutputStream().close();
            process.waitFor(platform.windows() ? 0 : STOP_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // It is gone already.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        folder.close();
    }

    /**
     * Ends the server whose programs and data lie in {@code folder}, and waits for it. The server's program is looked for
     * in that very folder, so that no other process can be meant.
     */
    static void end(Platform platform, Path folder) {
        Path program = platform.program(folder, "postgres");
        try {
            List<String> lines = Files.readAllLines(folder.resolve("data").resolve("postmaster.pid"));
            ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(p -> p.info().command().map(c -> c.startsWith(program.toString())).orElse(false))
                    .ifPresent(RunningServer::end);
        } catch (IOException | NumberFormatException e) {
            // It never started, or is gone.
        }
    }

    private static void end(ProcessHandle server) {
        try {
            server.destroy(); // finishes what runs, takes no more; on Windows it ends at once
            server.onExit().get(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            List<ProcessHandle> workers = server.descendants().toList();
            server.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
            server.onExit().completeOnTimeout(server, STOP_SECONDS, TimeUnit.SECONDS).join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private static Path log(Path root) {
        return root.resolve("server.log");
    }

    private static String lastWords(Path root) throws IOException {
        return Files.exists(log(root)) ? Files.readString(log(root), StandardCharsets.UTF_8).strip() : "";
    }
}
