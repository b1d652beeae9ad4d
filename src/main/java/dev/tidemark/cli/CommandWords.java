package dev.tidemark.cli;

import java.util.Map;

/**
 * What the program's sentences mean on the command line. The use cases speak of what to do; which option does it is said
 * here, so that the window never shows an option.
 */
final class CommandWords {
    /** Phrases as the use cases and adapters say them, with what stands for them here. */
    static final Map<String, String> PHRASES = Map.ofEntries(
            Map.entry("If that is wanted, agree to it.", "If that is wanted, agree to it with --allow-data-loss."),
            Map.entry("Give the database's name, ", "Give --confirm "),
            Map.entry("(an environment, or a pattern in tidemark.yaml)",
                    "(--environment development, or a pattern in tidemark.yaml)"),
            Map.entry("Read the plan and agree to it.", "Read it with 'plan', then give --yes."),
            Map.entry("Agree to it, with the database's name on a protected connection.",
                    "Give --yes, or --confirm with the database's name on a protected connection."),
            Map.entry("accept the edit when you upgrade.", "accept the edit when you upgrade (--accept-edited)."),
            Map.entry("it does not, release the lock.",
                    "it does not, release the lock with 'tidemark recover --release-lock'."),
            Map.entry("could not be released and is still held; release it.",
                    "could not be released and is still held: 'tidemark recover --release-lock' releases it."),
            Map.entry("Choose contexts, or take all of them.",
                    "Choose with --contexts, or say --contexts '' to take all of them."),
            Map.entry("Name it, or give the project's folder with its tidemark.yaml.",
                    "Name it with --changelog or in tidemark.yaml, or give the project's folder with --project."),
            Map.entry("or accept the edit, which writes", "or accept the edit with --accept-edited, which writes"),
            Map.entry("See what recover says about it:", "See what 'tidemark recover' says about it:"),
            Map.entry("or connect as another user or with another role.", "or connect with another --user or --role."),
            Map.entry("Give the project's folder.", "Give the project's folder with --project."),
            Map.entry("give it when you connect, by an environment variable,",
                    "give it with --user, an environment variable,"),
            Map.entry("Check the schema's name.", "Check --schema."),
            Map.entry("Name a schema that exists, or make it first.",
                    "Name one that exists with --schema, or make it first."),
            Map.entry("Set it in the changelog, or under", "Set it with --param, in the changelog, or under"),
            Map.entry("Check the class path (classPath in tidemark.yaml).",
                    "Check --classpath, or classPath in tidemark.yaml."),
            Map.entry("to the class path (classPath in tidemark.yaml).",
                    "with --classpath, or classPath in tidemark.yaml."),
            Map.entry("Check the search path (searchPath in tidemark.yaml).",
                    "Check --search-path, or searchPath in tidemark.yaml."),
            Map.entry("Name a database, or make a script instead.", "Give --url, or make a script instead."),
            Map.entry("Name the root changelog relative to an entry of the search path.",
                    "Name the root changelog with --changelog, relative to a search path entry (--search-path)."),
            Map.entry("Both a URL and a connection's name were given.", "Both --url and --connection name a database."),
            Map.entry("add it under 'connections', or give a URL.", "add it under 'connections', or give --url."),
            Map.entry("Give a URL, or set DATABASE_URL", "Give --url, or set DATABASE_URL"),
            Map.entry("Name one of its connections: ", "Give --connection with one of "),
            Map.entry("; or give a URL.", ", or --url."),
            Map.entry("name its class folders and jars in tidemark.yaml (classPath, or model.classPath).",
                    "name its class folders and jars with --classpath, or in tidemark.yaml (model.classPath)."),
            Map.entry("The timeline lists them all.", "'tidemark history' lists them all."),
            Map.entry("revision as applied instead of running it.",
                    "revision as applied instead of running it ('tidemark stamp')."),
            Map.entry("Choose one that is applied.", "Choose one that 'history' shows as applied."));

    private CommandWords() {}

    /** {@code text} with the options that its phrases stand for. */
    static String of(String text) {
        String said = text;
        for (Map.Entry<String, String> phrase : PHRASES.entrySet()) {
            said = said.replace(phrase.getKey(), phrase.getValue());
        }
        return said;
    }
}
