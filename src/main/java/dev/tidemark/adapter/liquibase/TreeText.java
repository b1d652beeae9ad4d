package dev.tidemark.adapter.liquibase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.precondition.core.SqlPrecondition;
import liquibase.serializer.core.yaml.YamlChangeLogSerializer;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes YAML and JSON. Each change is Liquibase's own serializer's; the revision around it is not, because that one writes a
 * rollback of several changes in a way that Liquibase itself cannot read, and puts it first.
 */
final class TreeText {
    private static final int WIDTH = 120;

    private TreeText() {}

    static String of(List<ChangeSet> changeSets, String ending) {
        List<Object> list = new ArrayList<>();
        changeSets.forEach(changeSet -> list.add(Map.of("changeSet", tree(changeSet))));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put(ChangelogRules.ROOT, list);
        return ending.equals("json") ? json(file) : yaml(file);
    }

    private static Map<String, Object> tree(ChangeSet changeSet) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", changeSet.getId());
        tree.put("author", changeSet.getAuthor());
        if (changeSet.getContextFilter() != null && !changeSet.getContextFilter().isEmpty()) {
            tree.put("contextFilter", changeSet.getContextFilter().getOriginalString());
        }
        if (changeSet.getLabels() != null && !changeSet.getLabels().isEmpty()) {
            tree.put("labels", changeSet.getLabels().toString());
        }
        if (changeSet.getComments() != null) {
            tree.put("comment", changeSet.getComments());
        }
        if (changeSet.getPreconditions() != null) {
            tree.put("preConditions", preconditions(changeSet));
        }
        tree.put("changes", changeSet.getChanges().stream().map(TreeText::change).toList());
        if (changeSet.hasCustomRollbackChanges()) {
            tree.put("rollback", changeSet.getRollback().getChanges().stream().map(TreeText::change).toList());
        }
        return tree;
    }

    private static List<Object> preconditions(ChangeSet changeSet) {
        List<Object> all = new ArrayList<>();
        all.add(Map.of("onFail", "HALT"));
        all.add(Map.of("onError", "HALT"));
        all.add(Map.of("onFailMessage", changeSet.getPreconditions().getOnFailMessage()));
        changeSet.getPreconditions().getNestedPreconditions().forEach(nested -> {
            if (nested instanceof SqlPrecondition check) {
                Map<String, Object> said = new LinkedHashMap<>();
                said.put("expectedResult", check.getExpectedResult());
                said.put("sql", check.getSql());
                all.add(Map.of("sqlCheck", said));
            }
        });
        return all;
    }

    private static Object change(Change change) {
        String text = new YamlChangeLogSerializer().serialize(change, true);
        Object said = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        if (said instanceof Map<?, ?> map && map.get("sql") instanceof Map<?, ?> sql) {
            Map<Object, Object> shorter = new LinkedHashMap<>(sql);
            shorter.remove("splitStatements", true); // as it is where nothing is said
            shorter.remove("stripComments", false);
            return Map.of("sql", shorter);
        }
        return said;
    }

    private static String yaml(Map<String, Object> file) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndent(4);
        options.setIndicatorIndent(2);
        options.setWidth(WIDTH);
        options.setSplitLines(false);
        return new Yaml(new LineRepresenter(options), options).dump(file);
    }

    /** Shows SQL of several lines as such. */
    private static final class LineRepresenter extends Representer {
        LineRepresenter(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, DumperOptions.ScalarStyle style) {
            boolean lines = tag == Tag.STR && value.indexOf('\n') >= 0;
            return super.representScalar(tag, value, lines ? DumperOptions.ScalarStyle.LITERAL : style);
        }
    }

    private static String json(Map<String, Object> file) {
        return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(file)
                .replace("\r\n", "\n") + "\n";
    }
}
