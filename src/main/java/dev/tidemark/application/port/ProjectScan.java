package dev.tidemark.application.port;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks through a folder for changelogs and for files that say how an application connects. */
@FunctionalInterface
public interface ProjectScan {
    /**
     * Everything of interest in {@code folder} and below, within limits of depth and number. Paths are relative to the folder,
     * with forward slashes. What cannot be read is named among the problems, and the rest is still found.
     *
     * @throws dev.tidemark.application.outcome.FailedException where the folder is not there or cannot be read
     */
    Scan scan(Path folder);

    /**
     * What lies in a folder.
     *
     * @param configs files with settings, the nearest to the top first
     * @param changelogs files that hold a changelog, the nearest to the top first
     * @param problems files and folders that could not be read, in words
     * @param cut whether the limits ended the search early
     */
    record Scan(List<ConfigFile> configs, List<ChangelogFile> changelogs, List<String> problems, boolean cut) {
        public Scan {
            configs = List.copyOf(configs);
            changelogs = List.copyOf(changelogs);
            problems = List.copyOf(problems);
        }
    }

    /** Whose settings a file holds. */
    enum Kind {
        /** Spring's or Quarkus's {@code application.yml} or {@code application.properties}. */
        APPLICATION,
        /** Liquibase's own {@code liquibase.properties}. */
        LIQUIBASE,
        /** The variables of a {@code .env}. */
        VARIABLES
    }

    /**
     * A file with settings.
     *
     * @param kind whose
     * @param path the file
     * @param entries its settings, in the order of the file
     */
    record ConfigFile(Kind kind, String path, List<Entry> entries) {
        public ConfigFile {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One setting. It may hold a secret.
     *
     * @param key as it stands there, levels joined by dots
     * @param value the text; items of a list are joined by commas
     * @param line counted from 1
     * @param profile the profile that it is for, or null for all
     */
    record Entry(String key, String value, int line, @Nullable String profile) {
        /** Everything but the value. */
        @Override
        public String toString() {
            return key + " in line " + line;
        }
    }

    /**
     * A file that holds a changelog.
     *
     * @param path the file
     * @param includes what it includes
     */
    record ChangelogFile(String path, List<Include> includes) {
        public ChangelogFile {
            includes = List.copyOf(includes);
        }
    }

    /**
     * What a changelog includes.
     *
     * @param target as it stands there
     * @param folder whether it is a folder, with everything in it
     */
    record Include(String target, boolean folder) {}
}
