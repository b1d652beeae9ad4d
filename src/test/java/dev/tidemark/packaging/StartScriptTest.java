package dev.tidemark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script's choice of a Java, played through with stand-ins that print how they were started. */
@Tag("fast")
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    private static final int PATIENCE_SECONDS = 20;
    private static final String NOTHING_FOUND = "Tidemark needs Java 25 or newer, and none was found here.";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();
    private Path script;

    @BeforeEach
    void install() throws IOException {
        folder = folder.toRealPath();
        script = folder.resolve("program files/bin/tidemark");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("packaging/bin/tidemark"), script);
        Files.createDirectories(folder.resolve("no java"));
        environment.put("HOME", folder.resolve("no java").toString());
        environment.put("TIDEMARK_JAVA_FOLDERS", folder.resolve("no java").toString());
        environment.put("PATH", System.getenv("PATH"));
    }

    @Test
    void javaHomeIsTakenFirst() throws Exception {
        environment.put("JAVA_HOME", java("home", "25.0.1").toString());
        onPath(java("path", "26"));
        inFolders(java("jvms/newest", "27.0.1"));
        assertThat(run().out()).startsWith("home");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        environment.put("JAVA_HOME", java("home", "17.0.15").toString());
        onPath(java("path", "26"));
        assertThat(run().out()).startsWith("path");
    }

    @Test
    void theJavaOnThePathIsFollowedToItsHome() throws Exception {
        Path home = java("real", "25.0.3");
        Path bin = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(folder.resolve("alternative"), home.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), folder.resolve("alternative"));
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        assertThat(run().out()).startsWith("real");
    }

    @Test
    void theNewestOfTheFoldersIsTakenLast() throws Exception {
        onPath(java("path", "1.8.0_292"));
        inFolders(java("jvms/a", "25.0.10"), java("jvms/b", "26.0.1"), java("jvms/c", "25.0.9"), java("jvms/d", "9"));
        assertThat(run().out()).startsWith("b");
    }

    @Test
    void patchesAreComparedAsNumbers() throws Exception {
        onPath(java("path", "17"));
        inFolders(java("jvms/a", "25.0.9"), java("jvms/b", "25.0.10"), java("jvms/c", "25.0.2"));
        assertThat(run().out()).startsWith("b");
    }

    @Test
    void anEarlyAccessJavaAndAMacBundleAreUnderstood() throws Exception {
        onPath(java("path", "17"));
        inFolders(java("jvms/temurin.jdk/Contents/Home", "26-ea"));
        assertThat(run().out()).startsWith("Home");
    }

    @Test
    void aJavaWithoutReleaseFileIsAsked() throws Exception {
        Path home = java("home", "25.0.1");
        Files.delete(home.resolve("release"));
        environment.put("JAVA_HOME", home.toString());
        assertThat(run().out()).startsWith("home");
    }

    @Test
    void whereNoneIsNewEnoughItSaysSo() throws Exception {
        environment.put("JAVA_HOME", java("home", "24.0.2").toString());
        onPath(java("path", "17.0.1"));
        inFolders(java("jvms/a", "21"));
        Result result = run("status");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(NOTHING_FOUND, folder.resolve("home").toString());
    }

    @Test
    void argumentsArePassedAsTheyAre() throws Exception {
        environment.put("JAVA_HOME", java("home", "25").toString());
        assertThat(run("revision", "-m", "two words", "", "*", "$HOME \"x\" 'y'").out())
                .endsWith("[revision]\n[-m]\n[two words]\n[]\n[*]\n[$HOME \"x\" 'y']\n");
    }

    @Test
    void theCallersFolderAndTheProgramsExitCodeAreKept() throws Exception {
        environment.put("JAVA_HOME", java("home", "25").toString());
        Result result = run();
        assertThat(result.out()).contains("in " + folder + "\n");
        assertThat(result.code()).isEqualTo(7);
    }

    @Test
    void theProgramIsFoundThroughALink() throws Exception {
        environment.put("JAVA_HOME", java("home", "25").toString());
        Path link = folder.resolve("tm");
        Files.createSymbolicLink(link, script);
        script = link;
        assertThat(run().out()).contains("[-jar]\n[" + folder.resolve("program files/bin/../lib/tidemark.jar") + "]\n");
    }

    @Test
    void furtherOptionsForJavaAreSplitAtBlanks() throws Exception {
        environment.put("JAVA_HOME", java("home", "25").toString());
        environment.put("TIDEMARK_JAVA_OPTS", "-Xmx1g -Dx=y");
        assertThat(run().out()).contains("[-Xmx1g]\n[-Dx=y]\n[-jar]\n");
    }

    /** A folder that looks like a JDK; its java prints the folder's name, where it was started, and its arguments. */
    private Path java(String path, String version) throws IOException {
        Path home = folder.resolve(path);
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
                echo '%s'
                echo "in $(pwd)"
                printf '[%%s]\\n' "$@"
                exit 7
                """.formatted(version, home.getFileName()));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"),
                "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Y\"\n");
        return home;
    }

    private void onPath(Path home) {
        environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    }

    private void inFolders(Path... homes) {
        assertThat(homes).allMatch(home -> home.startsWith(folder.resolve("jvms")));
        environment.put("TIDEMARK_JAVA_FOLDERS", folder.resolve("no java") + ":" + folder.resolve("jvms"));
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private record Result(int code, String out, String err) {}
}
