package dev.tidemark.adapter.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SystemNoticesTest {
    @Test
    void onLinuxTheTextIsOneArgumentAndNoMarkup() {
        List<String> command = new SystemNotices("Linux").command("Done", "<b>a & b</b>: the run is done.");
        assertThat(command).startsWith("notify-send").endsWith("Done",
                "&lt;b&gt;a &amp; b&lt;/b&gt;: the run is done.");
    }

    @Test
    void onMacosTheTextIsNoPartOfTheScript() {
        List<String> command = new SystemNotices("Mac OS X").command("Done", "\" & do shell script \"x");
        assertThat(command).startsWith("osascript").endsWith("end run", "Done", "\" & do shell script \"x");
    }

    @Test
    void elsewhereNothingIsStarted() {
        assertThat(new SystemNotices("Windows 11").command("Done", "x")).isEmpty();
    }

    @Test
    void aProgramThatIsMissingIsNoFailure() {
        new SystemNotices().show("Done", "nothing to see");
    }
}
