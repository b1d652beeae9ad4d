package com.sun.glass.ui.studio;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.StudioApplication;

/**
 * Makes JavaFX's headless platform behave like a desktop as far as robot tests need it. JavaFX finds this class by its
 * name when it runs with {@code -Dglass.platform=Studio}.
 */
public final class StudioPlatformFactory extends HeadlessPlatformFactory {
    @Override
    public Application createApplication() {
        return new StudioApplication();
    }
}
