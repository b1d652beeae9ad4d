package dev.tidemark.cli;

/** Colours, where they are wanted; never the only sign of anything. */
record Style(boolean colour) {
    private static final String END = "\u001b[0m";

    String strong(String text) {
        return in("1", text);
    }

    String faint(String text) {
        return in("2", text);
    }

    String good(String text) {
        return in("32", text);
    }

    String warning(String text) {
        return in("33", text);
    }

    String bad(String text) {
        return in("31", text);
    }

    String sql(String text) {
        return in("36", text);
    }

    private String in(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + END : text;
    }
}
