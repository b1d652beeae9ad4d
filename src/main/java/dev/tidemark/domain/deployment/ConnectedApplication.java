package dev.tidemark.domain.deployment;

import java.util.Locale;

/**
 * A program that is connected to the database, as the server tells it: sessions of one name, user and address together.
 *
 * @param name what it calls itself; empty where it has no name
 * @param user who logged in
 * @param address where it is connected from; empty for this computer or where the server does not say
 * @param sessions how many connections it has
 */
public record ConnectedApplication(String name, String user, String address, int sessions) {
    /** It in a few words, such as {@code shop (2 connections, user app, from 10.0.0.5)}. */
    public String words() {
        return String.format(
                Locale.ROOT, "%s (%d %s, user %s%s)", name.isEmpty() ? "one without a name" : name, sessions,
                sessions == 1 ? "connection" : "connections", user, address.isEmpty() ? "" : ", from " + address);
    }
}
