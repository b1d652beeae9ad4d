package dev.tidemark.badinput;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of the table: something wrong, what is asked for, and what Tidemark has to say and to leave as it was. The page
 * "When something is wrong" is made of the same rows.
 */
final class Mistake {
    private static final Duration USUAL = Duration.ofSeconds(20);

    private final String name;
    private Setup setup = scene -> {};
    private List<String> asked = List.of("status");
    private int exit = 1;
    private final List<String> says = new ArrayList<>();
    private After after = After.UNCHANGED;
    private Duration limit = USUAL;
    private boolean postgres;
    private String named = "";

    /** Puts the mistake into the scene. */
    @FunctionalInterface
    interface Setup {
        void into(Scene scene) throws Exception;
    }

    private Mistake(String name) {
        this.name = name;
    }

    /** The mistake of that name: a phrase that a person would use. */
    static Mistake of(String name) {
        return new Mistake(name);
    }

    /** How it comes about. */
    Mistake given(Setup how) {
        setup = how;
        return this;
    }

    /** It happens on PostgreSQL; otherwise it is H2. */
    Mistake onPostgres() {
        postgres = true;
        return this;
    }

    /** What the command line is asked, without what names project and database. */
    Mistake asking(String... arguments) {
        asked = List.of(arguments);
        return this;
    }

    /** A class of the user's that may be named; no other class is. */
    Mistake naming(String className) {
        named = className;
        return this;
    }

    /** With which code it ends. */
    Mistake exit(int code) {
        exit = code;
        return this;
    }

    /** What is said, whole sentences; an ellipsis stands for anything. */
    Mistake says(String... sentences) {
        says.addAll(List.of(sentences));
        return this;
    }

    /** What becomes of the database; otherwise nothing. */
    Mistake leaves(After state) {
        after = state;
        return this;
    }

    /** In which time at most; otherwise in {@link #USUAL}. */
    Mistake within(Duration time) {
        limit = time;
        return this;
    }

    String name() {
        return name;
    }

    Setup setup() {
        return setup;
    }

    List<String> asked() {
        return asked;
    }

    int exit() {
        return exit;
    }

    List<String> says() {
        return says;
    }

    String named() {
        return named;
    }

    After after() {
        return after;
    }

    Duration limit() {
        return limit;
    }

    boolean postgres() {
        return postgres;
    }

    @Override
    public String toString() {
        return name;
    }
}
