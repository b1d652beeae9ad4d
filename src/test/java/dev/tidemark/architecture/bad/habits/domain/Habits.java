package dev.tidemark.architecture.bad.habits.domain;

/** Keeps hidden state, prints, and fails without a name. */
public final class Habits {
    static int count;

    void count() {
        count++;
        System.out.println(count);
        if (count > 1) {
            throw new RuntimeException("too many");
        }
    }
}
