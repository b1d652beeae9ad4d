package dev.tidemark.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("window")
class LateTest {
    @BeforeAll
    static void toolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void wordsOfLoadingAppearAfterAMomentOnly() throws TimeoutException {
        Label words = new Label("Reading");
        Late late = WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Late made = new Late(words);
            made.loading(true);
            return made;
        });
        assertThat(words.getOpacity()).isZero();
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> words.getOpacity() == 1);
        assertThat(late).isNotNull();
    }

    @Test
    void anythingElseIsSeenAtOnce() {
        Label words = new Label("Nothing");
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            Late late = new Late(words);
            late.loading(true);
            late.loading(false);
        });
        assertThat(words.getOpacity()).isEqualTo(1);
    }
}
