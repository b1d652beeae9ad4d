package dev.tidemark.application.port;

import org.jspecify.annotations.Nullable;

/** Keeps passwords outside of files. Where there is no keychain nothing is found and nothing is kept; never throws. */
public interface Secrets {
    /** Knows nothing and keeps nothing. */
    Secrets NONE = new Secrets() {
        @Override
        public @Nullable String find(String account) {
            return null;
        }

        @Override
        public boolean available() {
            return false;
        }

        @Override
        public boolean keep(String account, String password) {
            return false;
        }

        @Override
        public boolean forget(String account) {
            return false;
        }
    };

    /**
     * The password of {@code account}, or null where none is kept.
     *
     * @param account such as {@code ann@db.example.org:5432/orders}
     */
    @Nullable
    String find(String account);

    /** Whether there is a keychain that keeps passwords. May take a moment. */
    boolean available();

    /** Keeps it; false where there is no keychain. */
    boolean keep(String account, String password);

    /** Forgets it; false where there was none. */
    boolean forget(String account);
}
