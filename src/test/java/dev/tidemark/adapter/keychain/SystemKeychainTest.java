package dev.tidemark.adapter.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemKeychainTest {

    @Test
    void withoutASessionBusNothingIsFoundAndNothingBreaks() {
        SystemKeychain keychain = new SystemKeychain(Map.of());

        assertThat(keychain.find("ann@nowhere:5432/none")).isNull();
        assertThat(keychain.forget("ann@nowhere:5432/none")).isFalse();
    }

    @Test
    void aSessionBusThatIsNotThereBreaksNothingEither() {
        SystemKeychain keychain = new SystemKeychain(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"));

        assertThat(keychain.find("ann@nowhere:5432/none")).isNull();
    }
}
