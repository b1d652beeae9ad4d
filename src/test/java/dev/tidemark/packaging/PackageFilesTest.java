package dev.tidemark.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.Launcher;
import dev.tidemark.ui.task.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What the packages say about the program agrees with the program. */
@Tag("fast")
class PackageFilesTest {
    private static final Path PACKAGING = Path.of("packaging");
    private static final String ID = "dev.tidemark.Tidemark";

    @Test
    void everySystemStartsTheSameClassOfTheSameJar() throws IOException {
        String arguments = read("common.args");
        assertThat(arguments).contains("--main-class " + Launcher.class.getName() + "\n");
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).contains("<main.class>" + Launcher.class.getName() + "</main.class>");
        assertThat(arguments).contains("--main-jar " + first("<finalName>(.*)</finalName>", pom) + ".jar\n");
        assertThat(read("linux/tidemark")).contains("/lib/app/tidemark.jar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/tidemark", "bin/tidemark", "bin/tidemark.cmd"})
    void everyStartScriptGivesJavaTheSameOptions(String script) throws IOException {
        List<String> options = all("(?m)^--java-options (\\S+)$", read("common.args"));
        assertThat(options).isNotEmpty();
        assertThat(read(script)).contains(options);
    }

    @Test
    void theDesktopEntryStartsTheCommandAndFindsItsWindow() throws IOException {
        Map<String, String> entry = new HashMap<>();
        read("linux/" + ID + ".desktop").lines().filter(line -> line.contains("="))
                .forEach(
                        line -> entry.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        assertThat(entry).containsEntry("Type", "Application").containsEntry("Name", "Tidemark")
                .containsEntry("Exec", "tidemark").containsEntry("Icon", "tidemark").containsEntry("Terminal", "false")
                .containsKeys("Comment", "GenericName", "Keywords", "Version");
        assertThat(entry.get("Categories")).contains("Development;").endsWith(";");
        assertThat(entry).containsEntry("StartupWMClass", Toolkit.WINDOW_CLASS);
    }

    @Test
    void theMetainfoIsAboutThisVersionOfThisProgram() throws Exception {
        Document metainfo = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(PACKAGING.resolve("linux/" + ID + ".metainfo.xml").toFile());
        assertThat(text(metainfo, "id")).isEqualTo(ID);
        assertThat(text(metainfo, "launchable")).isEqualTo(ID + ".desktop");
        assertThat(text(metainfo, "project_license")).isEqualTo("Apache-2.0");
        assertThat(text(metainfo, "binary")).isEqualTo("tidemark");
        String release = metainfo.getElementsByTagName("release").item(0).getAttributes().getNamedItem("version")
                .getNodeValue();
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(first("<artifactId>tidemark</artifactId>\\s*<version>(.*?)(?:-SNAPSHOT)?</version>", pom))
                .isEqualTo(release);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 24, 32, 48, 64, 128, 256, 512})
    void everyIconIsAsLargeAsItsNameSays(int size) throws IOException {
        BufferedImage icon = ImageIO.read(PACKAGING.resolve("icons/tidemark-" + size + ".png").toFile());
        assertThat(icon.getWidth()).isEqualTo(size);
        assertThat(icon.getHeight()).isEqualTo(size);
        assertThat(icon.getColorModel().hasAlpha()).isTrue();
        assertThat(read("linux/build")).contains(" " + size);
    }

    @Test
    void theRuntimeHasNoModuleTwice() throws IOException {
        List<String> modules = all("(?m)^([a-z][a-z.]*)", read("modules"));
        assertThat(modules).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(modules)).allSatisfy(
                module -> assertThat(ModuleLayer.boot().findModule(module).isPresent()
                        || java.lang.module.ModuleFinder.ofSystem().find(module).isPresent()).as(module).isTrue());
    }

    private static String text(Document document, String tag) {
        return document.getElementsByTagName(tag).item(0).getTextContent().strip();
    }

    private static String read(String file) throws IOException {
        return Files.readString(PACKAGING.resolve(file));
    }

    private static String first(String pattern, String text) {
        List<String> found = all(pattern, text);
        return found.isEmpty() ? "" : found.getFirst();
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult r) -> r.group(1)).toList();
    }
}
