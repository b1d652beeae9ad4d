package dev.tidemark.adapter.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
class SystemDesktopTest {
    @Test
    void onLinuxTheTextIsOneArgumentAndNoMarkup() {
        List<String> command = new SystemDesktop("Linux").command("Done", "<b>a & b</b>: the run is done.");
        assertThat(command).startsWith("notify-send").endsWith("Done",
                "&lt;b&gt;a &amp; b&lt;/b&gt;: the run is done.");
    }

    @Test
    void onMacosTheTextIsNoPartOfTheScript() {
        List<String> command = new SystemDesktop("Mac OS X").command("Done", "\" & do shell script \"x");
        assertThat(command).startsWith("osascript").endsWith("end run", "Done", "\" & do shell script \"x");
    }

    @Test
    void elsewhereNothingIsStarted() {
        assertThat(new SystemDesktop("Windows 11").command("Done", "x")).isEmpty();
    }

    @Test
    void whenTheSystemAsksToEndTheActionIsCalledAndTheProgramGoesOn() throws ReflectiveOperationException,
            InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        new SystemDesktop().onSessionEnd(asked::countDown);
        Class<?> type = Class.forName("sun.misc.Signal");
        type.getMethod("raise", type).invoke(null, type.getConstructor(String.class).newInstance("HUP"));
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProgramThatIsMissingIsNoFailure() {
        new SystemDesktop().show("Done", "nothing to see");
    }
}
