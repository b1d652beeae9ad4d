package dev.tidemark.systems;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Counts the facts that a class has shown, and prints one line about them at its end. */
final class Tally implements AfterEachCallback, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Tally.class);

    /** What was seen. */
    private record Seen(AtomicInteger facts, Set<String> products) {}

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            Seen seen = seen(context);
            seen.facts().incrementAndGet();
            for (On on : On.values()) {
                if (context.getDisplayName().contains(on.name())) {
                    seen.products().add(on.name());
                }
            }
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Seen seen = seen(context);
        System.out.println("Systems, " + context.getRequiredTestClass().getSimpleName().replaceFirst("Test$", "") + ": "
                + seen.facts().get() + " facts on " + String.join(" and ", new TreeSet<>(seen.products())));
    }

    private static Seen seen(ExtensionContext context) {
        String name = context.getRequiredTestClass().getName();
        return context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(name, key -> new Seen(new AtomicInteger(), new ConcurrentSkipListSet<>()), Seen.class);
    }
}
