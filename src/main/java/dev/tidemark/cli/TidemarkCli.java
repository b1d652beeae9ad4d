package dev.tidemark.cli;

import dev.tidemark.application.outcome.FailedException;
import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.outcome.Nearest;
import dev.tidemark.domain.sql.Redactor;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
public final class TidemarkCli {
    private final Supplier<Tools> tools;
    private final DemoRunner demo;
    private final Terminal terminal;
    private final Path currentFolder;
    private final String version;

    /**
     * @param tools what the verbs use, built only when a verb needs it
     * @param demo walks the tour
     * @param terminal where to read and write
     * @param currentFolder what relative paths are relative to
     * @param version the program's
     */
    public TidemarkCli(Supplier<Tools> tools, DemoRunner demo, Terminal terminal, Path currentFolder, String version) {
        this.tools = tools;
        this.demo = demo;
        this.terminal = terminal;
        this.currentFolder = currentFolder;
        this.version = version;
    }

    /** Does what the arguments say; gives the exit code. */
    public int run(String... arguments) {
        RootCommand root = new RootCommand();
        Session session = new Session(root, tools, terminal, currentFolder);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new StatusVerb(session))
                .addSubcommand(new HistoryVerb(session))
                .addSubcommand(new PlanVerb(session))
                .addSubcommand(new UpgradeVerb(session))
                .addSubcommand(new RollbackVerb(session))
                .addSubcommand(new StampVerb(session))
                .addSubcommand(new TagVerb(session))
                .addSubcommand(new ScriptVerb(session))
                .addSubcommand(new CompareVerb(session))
                .addSubcommand(new CheckVerb(session))
                .addSubcommand(new SnapshotVerb(session))
                .addSubcommand(new RevisionVerb(session))
                .addSubcommand(new BaselineVerb(session))
                .addSubcommand(new LogVerb(session))
                .addSubcommand(new RecoverVerb(session))
                .addSubcommand(new DemoVerb(session, demo));
        line.getCommandSpec().version("Tidemark " + version);
        line.setOut(writer(terminal.out()));
        line.setErr(writer(terminal.err()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        boolean json = Arrays.asList(arguments).contains("--json");
        boolean verbose = Arrays.asList(arguments).contains("--verbose") || Arrays.asList(arguments).contains("-v");
        line.setParameterExceptionHandler((e, all) -> failed(misunderstood(e), json));
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            if (verbose) {
                e.printStackTrace(terminal.err());
            }
            return failed(failure(e), json);
        });
        return line.execute(Targets.hidden(arguments));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
    }

    private int failed(Failure failure, boolean json) {
        if (json) {
            terminal.out().println(Session.json(JsonForms.error(failure)));
        }
        terminal.err().println(Redactor.text(CommandWords.of(failure.sentences())));
        return ExitCodes.of(failure);
    }

    private static Failure failure(Exception e) {
        return e instanceof FailedException failed
                ? failed.failure()
                : new Failure.Unexpected(
                        "Something went wrong that should not: " + e.getClass().getSimpleName() + ".",
                        "",
                        "Try it once more with --verbose, and report what that prints.",
                        String.valueOf(e));
    }

    /** Says what was not understood, without repeating what could be a secret. */
    private static Failure misunderstood(ParameterException e) {
        CommandLine command = e.getCommandLine();
        boolean root = command.getParent() == null;
        String help = "'tidemark " + (root ? "" : command.getCommandName() + " ") + "--help' lists what there is.";
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String first = Targets.shown(unmatched.getUnmatched().getFirst());
            if (first.startsWith("-")) {
                return unknownOption(command, first.replaceFirst("=.*", ""), help);
            }
            if (root) {
                Optional<String> near = Nearest.to(first, command.getSubcommands().keySet());
                return new Failure.WrongUsage(
                        "There is no verb '" + Redactor.text(first) + "'.",
                        near.map(verb -> "Did you mean '" + verb + "'? ").orElse("") + help);
            }
            return new Failure.WrongUsage("There is one argument too many.", help);
        }
        if (root && e.getMessage() != null && e.getMessage().contains("subcommand")) {
            return new Failure.WrongUsage("No verb was given.", help);
        }
        String message = Targets.shown(Redactor.text(Objects.requireNonNullElse(e.getMessage(), "Wrong usage")));
        return new Failure.WrongUsage(message.endsWith(".") ? message : message + ".", help);
    }

    private static Failure unknownOption(CommandLine command, String option, String help) {
        if (option.toLowerCase(java.util.Locale.ROOT).contains("pass")) {
            return new Failure.WrongUsage(
                    "Passwords are not taken as arguments: others can read them there, and the shell keeps them.",
                    "Use TIDEMARK_PASSWORD, PGPASSWORD, .pgpass or the keychain, or wait to be asked.");
        }
        List<String> known = command.getCommandSpec().options().stream()
                .filter(o -> !o.hidden())
                .map(CommandLine.Model.OptionSpec::longestName)
                .toList();
        return new Failure.WrongUsage(
                "There is no option " + Redactor.text(option) + ".",
                Nearest.to(option, known).map(o -> "Did you mean " + o + "? ").orElse("") + help);
    }
}
