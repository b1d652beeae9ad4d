package dev.tidemark.adapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.adapter.files.LocalFiles;
import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.application.port.ScratchDatabase;
import dev.tidemark.application.port.TemporaryFolders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivatePostgresTest {
    @TempDir
    private Path temporary;

    @Test
    void itIsPostgres18ForItsOwnerOnLoopbackAloneAndGoesWithItsFolder() throws Exception {
        Path data;
        ConnectionSpec spec;
        try (PrivatePostgres server = new PrivatePostgres(folders())) {
            assertThat(server.missing()).isNull();
            ScratchDatabase database = server.create("one");
            spec = database.connection();
            database.run(List.of("CREATE TABLE a (id int)", "INSERT INTO a VALUES (1)"));
            assertThat(asked(spec, "SHOW server_version_num")).startsWith("18");
            assertThat(asked(spec, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(asked(spec, "SHOW server_encoding")).isEqualTo("UTF8");
            data = Path.of(asked(spec, "SHOW data_directory"));
            assertThat(asked(spec, "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            onlyItsOwnerLooksIn(data);
            nobodyElseGetsIn(spec);
            noOtherAddressAnswers(port(spec));
            try (ScratchDatabase other = server.create("one")) {
                assertThat(other.connection().url()).isNotEqualTo(spec.url());
                assertThat(asked(other.connection(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                        .isEqualTo("0");
            }
            database.close();
            assertThatThrownBy(() -> asked(database.connection(), "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThat(data).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
        int port = port(spec);
        assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), port)).isInstanceOf(IOException.class);
    }

    @Test
    void killedWithItsProgramItGoesAndLeavesNothing() throws Exception {
        Process program = program();
        try {
            String url = program.inputReader().readLine();
            assertThat(url).startsWith("jdbc:postgresql://127.0.0.1:");
            program.destroyForcibly();
            program.waitFor();
            await(() -> temporary.toFile().list().length == 0);
            int port = URI.create(url.substring("jdbc:".length())).getPort();
            assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), port)).isInstanceOf(IOException.class);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void aComputerWithoutProgramsForItIsToldSo() {
        PrivatePostgres server = new PrivatePostgres(folders(), new Platform("plan9", "x86_64"));
        assertThat(server.missing()).contains("plan9").contains("H2");
        assertThatThrownBy(() -> server.create("one")).isInstanceOf(FailedException.class);
        assertThat(temporary).isEmptyDirectory();
    }

    /** Another program that starts a server and waits; its first line is where. */
    private Process program() throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-Djava.io.tmpdir=" + temporary, Starts.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private TemporaryFolders folders() {
        return LocalFiles.temporary(temporary);
    }

    private static void onlyItsOwnerLooksIn(Path data) throws IOException {
        Path folder = data.resolve("../..").normalize();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
    }

    private static void nobodyElseGetsIn(ConnectionSpec spec) {
        for (String password : new ArrayList<>(List.of("wrong", "", spec.password() + "x"))) {
            assertThatThrownBy(() -> DriverManager.getConnection(spec.url(), spec.user(), password).close())
                    .isInstanceOf(SQLException.class);
        }
        assertThat(spec.password()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(spec.toString()).doesNotContain(spec.password());
    }

    private static void noOtherAddressAnswers(int port) throws IOException {
        connect(InetAddress.ofLiteral("127.0.0.1"), port);
        for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
                }
            }
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 2000);
        }
    }

    private static int port(ConnectionSpec spec) {
        return URI.create(spec.url().substring("jdbc:".length())).getPort();
    }

    private static String asked(ConnectionSpec spec, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(spec.url(), spec.user(), spec.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static void await(BooleanSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    /** A program that starts a server, says where it is, and waits to be killed. */
    static final class Starts {
        private Starts() {}

        public static void main(String[] arguments) throws InterruptedException {
            PrivatePostgres server = new PrivatePostgres(new LocalFiles(Map.of(), Path.of("")).temporary());
            System.out.println(server.create("killed").connection().url());
            Thread.sleep(Duration.ofMinutes(2));
        }
    }
}
