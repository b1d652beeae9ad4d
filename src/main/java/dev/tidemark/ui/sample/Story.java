package dev.tidemark.ui.sample;

import dev.tidemark.ui.view.SampleOpener.Demo;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a database of the demo came to be what it is.
 *
 * @param name the folder of its files among the resources
 * @param files its files as they are now, relative to that folder
 * @param earlier those of them that were other files once, or that are no more; the resources have them beside the others
 * @param contexts the contexts that are chosen, or null where nobody chooses
 * @param acts what happened, in order
 */
record Story(String name, List<String> files, List<String> earlier, @Nullable String contexts, List<Act> acts) {
    static final String ROOT = "db/changelog.yaml";

    Story {
        files = List.copyOf(files);
        earlier = List.copyOf(earlier);
        acts = List.copyOf(acts);
    }

    /** Something that happened. */
    sealed interface Act {}

    /**
     * A deployment.
     *
     * @param upTo the id of its last revision
     * @param at when, by the server's clock
     * @param tag the tag that the position got after it, or null
     */
    record Deploy(String upTo, LocalDateTime at, @Nullable String tag) implements Act {}

    /**
     * People worked, and left rows.
     *
     * @param file the resource with the statements
     */
    record Rows(String file) implements Act {}

    /** The files became what they are now. */
    record FilesOfToday() implements Act {}

    static Story of(Demo demo) {
        return switch (demo) {
            case TODO -> todo();
            case EVOLUTION -> evolution();
        };
    }

    private static Story todo() {
        return new Story(
                "todo",
                List.of(
                        ROOT,
                        "db/chat/20260201-initial-schema.xml",
                        "db/chat/20260203-first-people.sql",
                        "db/chat/20260210-priority.yaml",
                        "db/todo/20260301-user-preferences.sql",
                        "db/todo/20260305-recurring-tasks.xml",
                        "db/todo/20260312-subtasks.yaml",
                        "db/todo/20260320-faster-lists.xml",
                        "db/todo/20260325-priorities.yaml",
                        "db/todo/20260401-tidy-up.sql"),
                List.of(),
                null,
                List.of(
                        new Deploy("20260201-5", LocalDateTime.of(2026, 2, 2, 21, 14, 8), null),
                        new Deploy("20260203-1", LocalDateTime.of(2026, 2, 4, 8, 40, 51), "release-1.0"),
                        new Rows("todo-first-people.sql"),
                        new Deploy("20260301-1", LocalDateTime.of(2026, 3, 2, 22, 5, 30), null),
                        new Rows("todo-priorities.sql"),
                        new Deploy("20260305-1", LocalDateTime.of(2026, 3, 9, 21, 31, 2), null)));
    }

    private static Story evolution() {
        String view = "db/20260504_1135_91c0d7_show_open_tasks.sql";
        String activity = "db/20260622_1020_6ad5b8_keep_a_log_of_activity.yaml";
        List<String> files = new ArrayList<>(List.of(
                ROOT,
                "db/20260109_0930_3f1a0c_create_users_and_tasks.xml",
                "db/20260109_1105_77d2e1_create_messages.xml",
                "db/20260112_1700_a90b44_import_people_from_the_old_program.sql",
                "db/20260216_0915_c35e02_create_user_preferences.sql",
                "db/20260218_1440_5d8f90_create_conversations.json",
                "db/20260220_1010_e1b7c6_create_sessions.yaml",
                "db/20260427_1612_0c9ad3_index_the_newest_tasks_of_a_user.xml",
                "db/20260429_0850_b4e6f1_let_tasks_recur.yaml"));
        files.addAll(List.of(
                view,
                activity,
                "db/20260706_0935_d2f483_count_the_length_of_messages.yaml",
                "db/20260709_1500_4b91ce_turn_the_role_into_text.xml",
                "db/20260713_1120_f07a65_turn_the_priority_into_a_referen.yaml",
                "db/20260720_0945_28ce3d_create_subtasks.yaml",
                "db/20260727_1330_9be014_drop_the_old_estimates.sql",
                "db/20260803_1015_c8127f_lesson_unique_titles.sql"));
        return new Story(
                "evolution",
                files,
                List.of(ROOT, view, activity, "db/20260518_2210_ee40a9_hotfix_for_the_slow_start_page.sql"),
                "demo",
                List.of(
                        new Deploy("a90b44", LocalDateTime.of(2026, 1, 13, 20, 2, 17), null),
                        new Rows("evolution-people.sql"),
                        new Deploy("e1b7c6", LocalDateTime.of(2026, 2, 23, 21, 15, 40), "wizard-1.0"),
                        new Rows("evolution-preferences.sql"),
                        new Deploy("91c0d7", LocalDateTime.of(2026, 5, 11, 20, 30, 5), null),
                        new Deploy("ee40a9", LocalDateTime.of(2026, 5, 18, 22, 41, 33), null),
                        new Deploy("6ad5b8", LocalDateTime.of(2026, 6, 29, 21, 0, 12), "wizard-1.1"),
                        new Rows("evolution-activity.sql"),
                        new FilesOfToday()));
    }
}
