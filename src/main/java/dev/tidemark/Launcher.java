package dev.tidemark;

/** Entry point of the program. It does not extend the JavaFX application class, so that it starts on the class path. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.out.println("Tidemark");
    }
}
