package dev.tidemark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Entity classes as a larger application has them: made as text and compiled. */
final class EntitySources {
    static final String PACKAGE = "bench.model";
    private static final String HEAD =
            """
                    package bench.model;
                    import jakarta.persistence.*;
                    import java.math.BigDecimal;
                    import java.time.*;
                    import java.util.*;

                    @Entity
                    @Table(name = "entity_%1$d", indexes = {@Index(name = "ix_entity_%1$d_name", columnList = "name, created_at desc"),
                            @Index(name = "ix_entity_%1$d_parent", columnList = "parent_id")},
                            uniqueConstraints = @UniqueConstraint(name = "ux_entity_%1$d_code", columnNames = "code"))
                    public class Entity%1$d {
                        public enum State { NEW, OPEN, WAITING, DONE }
                        @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                        @Version int version;
                        @Column(nullable = false, length = 80) String name;
                        @Column(length = 20) String code;
                        @Column(precision = 12, scale = 2) BigDecimal amount;
                        @Column(name = "created_at", nullable = false) OffsetDateTime createdAt;
                        @Enumerated(EnumType.STRING) @Column(nullable = false, length = 20) State state;
                        boolean active;
                        @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "parent_id") Entity%2$d parent;
                    """;
    private static final String DAY = "    LocalDate due;\n";
    private static final String SECOND =
            "    @ManyToOne(optional = false) @JoinColumn(name = \"other_id\") Entity%d other;\n";
    private static final String LIST =
            "    @OneToMany(mappedBy = \"parent\") List<Entity%d> children = new ArrayList<>();\n";
    private static final int FEW = 3;
    private static final int SOME = 7;

    private EntitySources() {}

    /** Writes and compiles {@code count} entities below {@code folder}; gives the folder of the classes. */
    static Path compile(Path folder, int count) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources/bench/model"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            files.add(Files.writeString(sources.resolve("Entity" + i + ".java"), source(i, count)));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call()) {
                throw new IllegalStateException("The entities do not compile");
            }
        }
        return classes;
    }

    private static String source(int i, int count) {
        StringBuilder text =
                new StringBuilder(HEAD.replace("%1$d", String.valueOf(i)).replace("%2$d", String.valueOf(i / 2 + 1)));
        if (i % FEW == 0) {
            text.append(SECOND.replace("%d", String.valueOf(i * SOME % count + 1)));
        } else {
            text.append(DAY);
        }
        if (i * 2 <= count && i / 2 + 1 != i) {
            text.append(LIST.replace("%d", String.valueOf(i * 2 - 1)));
        }
        return text.append("}\n").toString();
    }
}
