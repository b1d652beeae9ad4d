package dev.tidemark.adapter.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.tidemark.application.port.Secrets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keychain of macOS, Windows or the desktop's secret service; where there is none, it finds and keeps nothing. */
public final class SystemKeychain implements Secrets {
    private static final String SERVICE = "Tidemark";

    private final boolean reachable;

    /**
     * @param variables the environment's variables; on Linux there is no secret service without a session bus
     */
    public SystemKeychain(Map<String, String> variables) {
        String system = System.getProperty("os.name", "");
        this.reachable = system.startsWith("Windows")
                || system.startsWith("Mac")
                || variables.containsKey("DBUS_SESSION_BUS_ADDRESS");
    }

    @Override
    public @Nullable String find(String account) {
        return ask(keyring -> keyring.getPassword(SERVICE, account));
    }

    @Override
    public boolean available() {
        return ask(keyring -> SERVICE) != null;
    }

    @Override
    public boolean keep(String account, String password) {
        return ask(keyring -> {
            keyring.setPassword(SERVICE, account, password);
            return account;
        }) != null;
    }

    @Override
    public boolean forget(String account) {
        return ask(keyring -> {
            keyring.deletePassword(SERVICE, account);
            return account;
        }) != null;
    }

    /** Something that is asked of a keychain. */
    @FunctionalInterface
    private interface Question {
        String ask(Keyring keyring) throws PasswordAccessException;
    }

    @SuppressWarnings("try") // closing could be interrupted; nothing here ever interrupts
    private @Nullable String ask(Question question) {
        if (!reachable) {
            return null;
        }
        try (Keyring keyring = Keyring.create()) {
            return question.ask(keyring);
        } catch (BackendNotSupportedException | PasswordAccessException e) {
            return null;
        } catch (Exception | LinkageError e) {
            // The libraries below it fail in ways of their own where no keychain runs; a password is then asked for.
            return null;
        }
    }
}
