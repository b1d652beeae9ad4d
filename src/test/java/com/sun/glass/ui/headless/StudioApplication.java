package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.ui.CommonDialogs;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

/**
 * JavaFX's headless platform with what it lacks for robot tests: modifier keys and pressed buttons reach mouse events
 * (so that Ctrl-click and drags work), the wheel scrolls at the right place, file choosers answer at once, and the screen
 * is as large as the system property {@code headless.geometry} says ({@code WIDTHxHEIGHT}, scaled by
 * {@code headless.scale}).
 *
 * <p>It lives in this package because the members that it overrides are package-private. Made for JavaFX 26.
 */
public final class StudioApplication extends HeadlessApplication {
    private static final int DPI = 96;
    private static final int DEPTH = 32;

    private static volatile File nextFile;

    private Screen[] screens;
    private int held;

    /** What the next file or folder chooser returns; null stands for a cancelled one. */
    public static void answerChoosersWith(File file) {
        nextFile = file;
    }

    @Override
    protected Screen[] staticScreen_getScreens() {
        if (screens == null) {
            String[] size = System.getProperty("headless.geometry", "1600x1000").toLowerCase(Locale.ROOT).split("x", 2);
            float scale = Float.parseFloat(System.getProperty("headless.scale", "1"));
            int width = Integer.parseInt(size[0]);
            int height = Integer.parseInt(size[1]);
            int pixelsWide = Math.round(width * scale);
            int pixelsHigh = Math.round(height * scale);
            screens = new Screen[]{new Screen(0, DEPTH, 0, 0, width, height, 0, 0, pixelsWide, pixelsHigh, 0, 0, width,
                    height, DPI, DPI, scale, scale, scale, scale)};
            frameBuffer = ByteBuffer.allocate(pixelsWide * pixelsHigh * Integer.BYTES);
        }
        return screens;
    }

    @Override
    protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(
            Window owner, String folder, String name, String title, int type, boolean multiple,
            CommonDialogs.ExtensionFilter[] filters, int defaultFilter) {
        if (nextFile == null) {
            return new CommonDialogs.FileChooserResult();
        }
        boolean filtered = filters != null && filters.length > 0;
        return new CommonDialogs.FileChooserResult(
                List.of(nextFile), filtered ? filters[Math.max(0, defaultFilter)] : null);
    }

    @Override
    protected File staticCommonDialogs_showFolderChooser(Window owner, String folder, String title) {
        return nextFile;
    }

    @Override
    protected void _showDocument(String uri) {
        // There is no browser here.
    }

    @Override
    protected void staticCursor_setVisible(boolean visible) {
        // There is no cursor here.
    }

    @Override
    public View createView() {
        return new StudioView();
    }

    @Override
    public GlassRobot createRobot() {
        // The platform's own robot is made too: the call has effects that are needed.
        super.createRobot();
        return new StudioRobot();
    }

    /** Adds the held keys and buttons to each mouse event, and puts wheel events where the pointer is. */
    private final class StudioView extends HeadlessView {
        @Override
        protected void notifyMouse(
                int type, int button, int x, int y, int screenX, int screenY, int modifiers, boolean popup,
                boolean synthesized) {
            super.notifyMouse(type, button, x, y, screenX, screenY, modifiers | held, popup, synthesized);
        }

        @Override
        protected void notifyScroll(
                int x, int y, int windowX, int windowY, double deltaX, double deltaY, int modifiers, int lines,
                int chars, int defaultLines, int defaultChars, double multiplierX, double multiplierY) {
            super.notifyScroll(x - windowX, y - windowY, x, y, deltaX, deltaY, modifiers | held, lines, chars,
                    defaultLines, defaultChars, multiplierX, multiplierY);
        }
    }

    /** Remembers which keys and buttons are down. */
    private final class StudioRobot extends HeadlessRobot {
        private StudioRobot() {
            super(StudioApplication.this);
        }

        @Override
        public void keyPress(KeyCode key) {
            held |= modifier(key);
            super.keyPress(key);
        }

        @Override
        public void keyRelease(KeyCode key) {
            held &= ~modifier(key);
            super.keyRelease(key);
        }

        @Override
        public void mousePress(MouseButton... buttons) {
            held |= getModifiers(buttons);
            super.mousePress(buttons);
        }

        @Override
        public void mouseRelease(MouseButton... buttons) {
            held &= ~getModifiers(buttons);
            super.mouseRelease(buttons);
        }

        private static int modifier(KeyCode key) {
            return switch (key) {
                case CONTROL -> KeyEvent.MODIFIER_CONTROL;
                case SHIFT -> KeyEvent.MODIFIER_SHIFT;
                case ALT -> KeyEvent.MODIFIER_ALT;
                case COMMAND, META -> KeyEvent.MODIFIER_COMMAND;
                default -> 0;
            };
        }
    }
}
