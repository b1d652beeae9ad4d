package dev.tidemark.cli;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Where the command line reads and writes. */
public interface Terminal {
    /** For results. */
    PrintStream out();

    /** For messages and progress. */
    PrintStream err();

    /** Whether a person sits there and can be asked. */
    boolean interactive();

    /** Whether colours are wanted. */
    boolean colour();

    /** Asks, and gives the answer; null where the person left. */
    @Nullable
    String ask(String question);

    /** The same without showing what is typed. */
    @Nullable
    String askSecretly(String question);
}
