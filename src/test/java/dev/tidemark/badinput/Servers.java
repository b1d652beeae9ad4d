package dev.tidemark.badinput;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/** Changes how the shared PostgreSQL lets in, for as long as one scene lasts. */
final class Servers {
    private static final String PASSWORD = "changeit";

    private Servers() {}

    /** The server asks that role for its password; usually it trusts everybody. */
    static void askForPasswords(Scene scene, String role) throws Exception {
        Path rules = Path.of(scene.texts("SHOW hba_file").getFirst());
        String before = Files.readString(rules);
        Files.writeString(rules, "host all " + role + " all scram-sha-256\n" + before);
        scene.run("SELECT pg_reload_conf()");
        scene.keep(() -> {
            Files.writeString(rules, before);
            scene.run("SELECT pg_reload_conf()");
        });
        Thread.sleep(300);
    }

    /**
     * A server of its own that follows another one: the files of a stopped server, started anew as a standby that nobody
     * sends anything.
     *
     * @param before what is done while it still takes writes
     */
    static void standby(Scene scene, Mistake.Setup before) throws Exception {
        Path data = scene.outside().resolve("standby");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start()) {
            scene.url(server.getJdbcUrl("postgres", "postgres")).login("postgres", "postgres");
            before.into(scene);
        }
        Path signal = Files.createFile(data.resolve("standby.signal"));
        Files.setAttribute(signal, "unix:uid", Files.getAttribute(data, "unix:uid"));
        EmbeddedPostgres follower = scene.keep(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .start());
        scene.url(follower.getJdbcUrl("postgres", "postgres"));
    }

    /** Makes a certificate that only itself vouches for; gives its file, beside which lies the key's. */
    static Path certificate(Scene scene, String name) throws Exception {
        Path store = scene.folder().resolve(name + ".p12");
        Process made = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "tls",
                "-keyalg", "RSA", "-keysize", "2048", "-dname", "CN=" + name + ".example", "-storetype", "PKCS12",
                "-storepass", PASSWORD, "-keystore", store.toString())
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        if (made.waitFor() != 0) {
            throw new IOException("keytool made no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Path certificate = scene.folder().resolve(name + ".crt");
        write(certificate, "CERTIFICATE", keys.getCertificate("tls").getEncoded());
        write(scene.folder().resolve(name + ".key"), "PRIVATE KEY",
                keys.getKey("tls", PASSWORD.toCharArray()).getEncoded());
        return certificate;
    }

    /** The server offers TLS with a certificate of its own, whose file this gives. */
    static Path offerTls(Scene scene) throws Exception {
        Path data = Path.of(scene.texts("SHOW data_directory").getFirst());
        Path certificate = certificate(scene, "somewhere");
        for (String name : List.of("somewhere.crt", "somewhere.key")) {
            Files.copy(scene.folder().resolve(name), data.resolve(name), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.COPY_ATTRIBUTES);
            Files.setAttribute(data.resolve(name), "unix:uid", Files.getAttribute(data, "unix:uid"));
        }
        set(scene, "ssl_cert_file = 'somewhere.crt'", "ssl_key_file = 'somewhere.key'", "ssl = on");
        scene.keep(() -> scene.run("ALTER SYSTEM RESET ssl", "ALTER SYSTEM RESET ssl_cert_file",
                "ALTER SYSTEM RESET ssl_key_file", "SELECT pg_reload_conf()"));
        Thread.sleep(300);
        return certificate;
    }

    private static void set(Scene scene, String... settings) throws Exception {
        for (String setting : settings) {
            scene.run("ALTER SYSTEM SET " + setting);
        }
        scene.run("SELECT pg_reload_conf()");
    }

    private static void write(Path file, String kind, byte[] bytes) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes);
        Files.deleteIfExists(file);
        Files.createFile(file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file,
                List.of("-----BEGIN " + kind + "-----", body, "-----END " + kind + "-----"), StandardCharsets.UTF_8);
    }
}
