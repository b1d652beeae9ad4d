package dev.tidemark.adapter.files;

import dev.tidemark.adapter.files.YamlNode.Items;
import dev.tidemark.adapter.files.YamlNode.Keys;
import dev.tidemark.adapter.files.YamlNode.Kind;
import dev.tidemark.adapter.files.YamlNode.Scalar;
import dev.tidemark.adapter.files.YamlReader.BadYaml;
import dev.tidemark.domain.difference.IgnoreRule;
import dev.tidemark.domain.schema.ObjectType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code ignore} part of {@code tidemark.yaml}. */
final class IgnoreList {
    private static final Set<String> KEYS = Set.of("object", "type", "kind", "property", "reason");
    private static final Set<String> KINDS = Set.of("missing", "unexpected", "changed");
    private static final Set<String> TYPES =
            Arrays.stream(ObjectType.values()).map(ObjectType::key).collect(Collectors.toUnmodifiableSet());

    private IgnoreList() {}

    static List<IgnoreRule> of(@Nullable YamlNode node) throws BadYaml {
        List<IgnoreRule> rules = new ArrayList<>();
        if (node == null || node instanceof Scalar scalar && scalar.kind() == Kind.NULL) {
            return rules;
        }
        if (!(node instanceof Items list)) {
            throw new BadYaml("'ignore' is to be a list of object, type, kind, property and reason.", node.line());
        }
        for (YamlNode item : list.items()) {
            Keys keys = SettingsFile.keys(item, "ignore", KEYS);
            String reason = SettingsFile.required(keys, "ignore", "reason");
            if (reason.isBlank()) {
                throw new BadYaml("'ignore.reason' is empty. Say why, so that the team knows.", item.line());
            }
            rules.add(new IgnoreRule(
                    SettingsFile.required(keys, "ignore", "object"), one(keys, "type", TYPES), one(keys, "kind", KINDS),
                    Objects.requireNonNullElse(SettingsFile.text(keys, "property"), "*"), reason));
        }
        return rules;
    }

    private static String one(Keys keys, String key, Set<String> known) throws BadYaml {
        String said = SettingsFile.text(keys, key);
        if (said == null || said.equals("*") || known.contains(said)) {
            return said == null ? "*" : said;
        }
        throw new BadYaml(
                "'ignore." + key + "' is '" + said + "', which is none. Known: "
                        + String.join(", ", new TreeSet<>(known)) + ".",
                Objects.requireNonNull(keys.values().get(key)).line());
    }
}
