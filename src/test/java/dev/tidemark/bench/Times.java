package dev.tidemark.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, in milliseconds by name, and tables of it. */
final class Times {
    private static final double NANOS = 1e6;

    private final Map<String, List<Double>> measured = new HashMap<>();
    private boolean kept;

    /** Something to measure. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Whether what comes now counts; a first round, in which Java is still compiling, does not. */
    void keep(boolean keep) {
        kept = keep;
    }

    /** Runs {@code work} and keeps how long it took. */
    void measure(String name, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add(name, (System.nanoTime() - start) / NANOS);
    }

    /** Keeps a time. */
    void add(String name, double milliseconds) {
        if (kept) {
            measured.computeIfAbsent(name, n -> new ArrayList<>()).add(milliseconds);
        }
    }

    /** The last round's times, for somebody who waits. */
    String last() {
        Map<String, Long> found = new TreeMap<>();
        measured.forEach((name, times) -> found.put(name, Math.round(times.getLast())));
        return found.toString();
    }

    private List<Double> sorted(String name) {
        List<Double> times = measured.get(name);
        if (times == null) {
            throw new IllegalArgumentException("Not measured: " + name);
        }
        return times.stream().sorted().toList();
    }

    private double median(String name) {
        List<Double> times = sorted(name);
        int half = times.size() / 2;
        return times.size() % 2 == 1 ? times.get(half) : (times.get(half - 1) + times.get(half)) / 2;
    }

    private List<Double> of(String name) {
        return measured.getOrDefault(name, List.of());
    }

    /**
     * The medians of what is compared, and how many times the base's each is. The ratio is that of the medians; beside it
     * stand the smallest and the largest of the rounds' own ratios, each of which saw the same load of the machine.
     */
    void table(PrintStream out, String title, String base, List<String> names) {
        out.printf("%n| %s | Milliseconds | Times %s | In single rounds |%n|---|---:|---:|---:|%n", title, base);
        for (String name : names) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < of(name).size(); i++) {
                ratios.add(of(name).get(i) / of(base).get(i));
            }
            ratios.sort(null);
            out.printf(Locale.ROOT, "| %s | %,.0f | %.3f | %.3f-%.3f |%n", name, median(name),
                    median(name) / median(base),
                    ratios.getFirst(), ratios.getLast());
        }
        out.flush();
    }
}
