package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.application.port.Journal;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.MemoryEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the command line says and which code it ends with, over an engine in memory. */
@Tag("fast")
class TidemarkCliTest {
    private static final String DEV = "--environment=development";

    @TempDir
    Path folder = Path.of("");

    @Test
    void statusSaysWhereTheDatabaseStands() {
        MemoryCli cli = cli("a b~ | c d-");

        assertThat(cli.run("status")).isZero();
        assertThat(cli.terminal.takeOut())
                .contains("orders on PostgreSQL 18.0").contains("db.xml::b::ann").contains("Marked applied, never run")
                .contains("protected, because nobody said").contains("db.xml::c::ann");
        assertThat(cli.engine.closed()).isEqualTo(1);
    }

    @Test
    void statusAsJsonHasEveryFieldOfTheContract() {
        MemoryCli cli = cli("a b | c");

        assertThat(cli.run("current", "--json")).isZero();
        JsonNode json = cli.json();
        assertThat(json.path("database").propertyNames()).contains("product", "version", "url", "schema");
        assertThat(json.path("changelog").asString()).isEqualTo("db.xml");
        assertThat(json.path("current").propertyNames()).containsExactly("path", "id", "author");
        assertThat(json.path("counts").propertyNames()).contains(
                "applied", "pending", "outOfOrder", "edited", "repeats", "orphaned", "filtered", "recordedOnly");
        assertThat(json.path("counts").path("applied").asInt()).isEqualTo(2);
        assertThat(json.path("pending").get(0).propertyNames()).contains("path", "id", "author", "description");
        assertThat(json.path("lock").propertyNames()).containsExactly("held", "by", "since");
        assertThat(json.path("problems").isArray()).isTrue();
    }

    @Test
    void anEmptyDatabaseHasNoCurrentRevision() {
        MemoryCli cli = cli("a b");

        cli.run("--json", "status");
        assertThat(cli.json().path("current").isNull()).isTrue();
    }

    @Test
    void historyAsJsonHasEveryFieldOfTheContract() {
        MemoryCli cli = cli("a#v1 b? | c!");

        assertThat(cli.run("history", "--json")).isZero();
        JsonNode revisions = cli.json().path("revisions");
        assertThat(revisions.get(0).propertyNames()).contains(
                "path", "id", "author", "state", "description", "comments", "contexts", "labels", "executedAt",
                "deploymentId", "tag", "checksum", "reversible");
        assertThat(revisions.get(0).path("checksum").propertyNames()).containsExactly("recorded", "current");
        assertThat(revisions.get(0).path("tag").asString()).isEqualTo("v1");
        assertThat(revisions.get(1).path("state").asString()).isEqualTo("orphaned");
        assertThat(revisions.get(2).path("reversible").asBoolean()).isFalse();
    }

    @Test
    void aPlanAsJsonHasEveryFieldOfTheContract() {
        MemoryCli cli = cli("a b! | c");

        assertThat(cli.run("plan", "head", "--json")).isZero();
        JsonNode up = cli.json();
        assertThat(up.propertyNames()).contains("direction", "target", "fingerprint", "reversible", "steps",
                "stopsBefore");
        assertThat(up.path("direction").asString()).isEqualTo("up");
        assertThat(up.path("stopsBefore").isNull()).isTrue();
        JsonNode step = up.path("steps").get(0);
        assertThat(step.propertyNames()).contains(
                "revision", "kind", "statements", "reversible", "preconditions", "risks", "decidedWhileRunning");
        assertThat(step.path("revision").propertyNames()).containsExactly("path", "id", "author");

        cli.run("plan", "base", "--json");
        JsonNode down = cli.json();
        assertThat(down.path("stopsBefore").propertyNames()).contains("path", "id", "author", "why");
    }

    @Test
    void risksAreInThePlan() {
        MemoryCli cli = cli("a b |");

        cli.run("plan", "-1", "--json");
        JsonNode risk = cli.json().path("steps").get(0).path("risks").get(0);
        assertThat(risk.propertyNames()).containsExactly("severity", "rule", "message", "object", "rows");
        assertThat(risk.path("object").asString()).isEqualTo("b");
    }

    @Test
    void anUpgradeShowsItsSqlAndRunsWithYes() {
        MemoryCli cli = cli("a | b c");

        assertThat(cli.run("upgrade", DEV, "--yes")).isZero();
        assertThat(cli.engine.recorded()).containsExactly("a", "b", "c");
        assertThat(cli.terminal.takeOut()).contains("CREATE TABLE b (id int);").contains("Done: 2 revisions");
        assertThat(cli.journal.read()).hasSize(1);
    }

    @Test
    void theOutcomeAsJsonIsTheOnlyDocument() {
        MemoryCli cli = cli("a | b c");

        assertThat(cli.run("upgrade", DEV, "--yes", "--json")).isZero();
        JsonNode json = cli.json();
        assertThat(json.path("outcome").asString()).isEqualTo("completed");
        assertThat(json.path("done").get(1).propertyNames()).contains("path", "id", "author", "milliseconds");
        assertThat(json.path("failure").isNull()).isTrue();
        assertThat(cli.terminal.takeErr()).contains("CREATE TABLE b");
    }

    @Test
    void aFailureIsToldWithStatementAndState() {
        MemoryCli cli = new MemoryCli(new MemoryEngine("a | b c").failingAt("c"), folder);

        assertThat(cli.run("upgrade", DEV, "--yes", "--json")).isEqualTo(1);
        JsonNode failure = cli.json().path("failure");
        assertThat(failure.propertyNames()).contains(
                "revision", "statement", "position", "sqlState", "message", "databaseState", "advice");
        assertThat(failure.path("position").asInt()).isEqualTo(14);
        assertThat(cli.terminal.takeErr()).contains("relation exists").contains("1 revision is done and committed");
    }

    @ParameterizedTest
    @CsvSource({"rollback", "downgrade"})
    void minusOneIsATargetAndNoOption(String verb) {
        MemoryCli cli = cli("a b |");

        assertThat(cli.run(verb, "-1", DEV, "--yes", "--allow-data-loss")).isZero();
        assertThat(cli.engine.recorded()).containsExactly("a");
    }

    @Test
    void stampRecordsWithoutRunning() {
        MemoryCli cli = cli("a | b c");

        assertThat(cli.run("stamp", "head", DEV, "--yes")).isZero();
        assertThat(cli.engine.recorded()).containsExactly("a", "b", "c");
        assertThat(cli.journal.read().getFirst().statements()).isEmpty();
        assertThat(cli.run("stamp", "b", "--remove", DEV, "--yes")).isZero();
        assertThat(cli.engine.recorded()).containsExactly("a", "c");
    }

    @Test
    void aTagIsSetOnTheCurrentRevision() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("tag", "v1", DEV, "--yes")).isZero();
        assertThat(cli.terminal.takeOut()).contains("tag db.xml::a::ann");
    }

    @Test
    void withoutAgreementNothingRunsAndTheSqlIsShownAllTheSame() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("upgrade", DEV)).isEqualTo(5);
        assertThat(cli.terminal.takeOut()).contains("CREATE TABLE b");
        assertThat(cli.terminal.takeErr()).contains("--yes");
        assertThat(cli.engine.recorded()).containsExactly("a");
    }

    @Test
    void aProtectedConnectionWantsItsDatabasesName() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("upgrade", "--yes")).isEqualTo(5);
        assertThat(cli.terminal.takeErr()).contains("--confirm orders");
        assertThat(cli.run("upgrade", "--confirm", "other")).isEqualTo(5);
        assertThat(cli.run("upgrade", "--confirm", "orders")).isZero();
        assertThat(cli.opened.getFirst().environment()).isEqualTo(Environment.UNKNOWN);
    }

    @Test
    void lostDataIsNamedAndHasToBeAllowed() {
        MemoryCli cli = cli("a b |");

        assertThat(cli.run("rollback", "a", DEV, "--yes")).isEqualTo(5);
        assertThat(cli.terminal.takeErr()).contains("Drops the table b").contains("--allow-data-loss");
        assertThat(cli.engine.recorded()).containsExactly("a", "b");
    }

    @Test
    void aPersonAtTheTerminalIsAsked() {
        MemoryCli cli = cli("a b |");
        cli.terminal.answering("yes", "orders");

        assertThat(cli.run("rollback", "a")).isZero();
        assertThat(cli.terminal.questions()).satisfiesExactly(
                first -> assertThat(first).contains("Drops the table b"),
                second -> assertThat(second).contains("Type the database's name"));
        assertThat(cli.engine.recorded()).containsExactly("a");
    }

    @Test
    void aPersonWhoSaysNoIsObeyed() {
        MemoryCli cli = cli("a | b");
        cli.terminal.answering("n");

        assertThat(cli.run("upgrade", DEV)).isEqualTo(5);
        assertThat(cli.engine.recorded()).containsExactly("a");
    }

    @Test
    void aHeldLockEndsWithSix() {
        MemoryCli cli = new MemoryCli(new MemoryEngine("a | b").lockedBy("build7 (10.0.0.7)"), folder);

        assertThat(cli.run("upgrade", DEV, "--yes")).isEqualTo(6);
        assertThat(cli.terminal.takeErr()).contains("build7 (10.0.0.7)");
        assertThat(cli.run("recover", DEV)).isEqualTo(6);
        assertThat(cli.terminal.takeOut()).contains("build7").contains("cannot be told");
        assertThat(cli.run("recover", "--release-lock", DEV)).isEqualTo(5);
        assertThat(cli.run("recover", "--release-lock", DEV, "--yes")).isZero();
        assertThat(cli.terminal.takeOut()).contains("UPDATE databasechangeloglock SET LOCKED = FALSE");
        assertThat(cli.run("recover", DEV)).isZero();
    }

    @Test
    void recoverListsRunsWithoutAnEnd() {
        MemoryCli cli = cli("a | b");
        cli.journal.add(new Journal.Entry(
                "r1", Instant.EPOCH, "ann", "somewhere", "upgrade head", "f", List.of("CREATE TABLE x (y int)"),
                List.of(),
                "interrupted", "", 0));

        assertThat(cli.run("recover", "--json")).isZero();
        assertThat(cli.json().path("interrupted").isEmpty()).as("of another database").isTrue();
        assertThat(cli.run("recover", "--json", "--all")).isZero();
        JsonNode json = cli.json();
        assertThat(json.path("interrupted").get(0).path("id").asString()).isEqualTo("r1");
        assertThat(json.path("lock").path("held").asBoolean()).isFalse();
    }

    @Test
    void contextsHaveToBeChosenWhereTheFilesUseThem() {
        MemoryCli cli = new MemoryCli(new MemoryEngine("a | b").withContexts("prod", "test"), folder);

        assertThat(cli.run("upgrade", DEV, "--yes")).isEqualTo(5);
        assertThat(cli.terminal.takeErr()).contains("prod, test");
        assertThat(cli.run("plan", DEV)).isEqualTo(5);
        assertThat(cli.run("script", "base:head", DEV)).isEqualTo(5);
        assertThat(cli.run("status", DEV)).isZero();
        assertThat(cli.run("upgrade", DEV, "--yes", "--contexts", "")).isZero();
    }

    @Test
    void theFingerprintOfAPlanIsTheOneThatUpgradeRuns() {
        MemoryCli cli = cli("a | b c");
        cli.run("plan", "head", "--json");
        String fingerprint = cli.json().path("fingerprint").asString();

        assertThat(cli.run("upgrade", DEV, "--yes", "--fingerprint", fingerprint)).isZero();
        assertThat(cli.run("upgrade", DEV, "--yes", "--fingerprint", fingerprint)).isEqualTo(5);
        assertThat(cli.terminal.takeErr()).contains("the database's history changed");
    }

    @Test
    void aSavedPlanRunsOnceAndOnlyWithItsVerb() throws Exception {
        MemoryCli cli = cli("a b | c");
        assertThat(cli.run("plan", "a", "--output", "down.json")).isZero();
        assertThat(Files.readString(folder.resolve("down.json"))).contains("\"format\" : 1").contains("DROP TABLE b");

        assertThat(cli.run("upgrade", "--plan", "down.json", DEV, "--yes")).isEqualTo(2);
        assertThat(cli.run("rollback", "--plan", "down.json", DEV, "--yes", "--allow-data-loss")).isZero();
        assertThat(cli.engine.recorded()).containsExactly("a");
        assertThat(cli.run("rollback", "--plan", "down.json", DEV, "--yes", "--allow-data-loss")).isEqualTo(5);
        Files.writeString(folder.resolve("no.json"), "[1]");
        assertThat(cli.run("upgrade", "--plan", "no.json")).isEqualTo(2);
        assertThat(cli.run("upgrade", "--plan", "missing.json")).isEqualTo(2);
    }

    @Test
    void whatCannotBeUndoneIsRefused() {
        MemoryCli cli = cli("a! b |");

        assertThat(cli.run("rollback", "base", "--environment", "staging", "--yes", "--allow-data-loss")).isEqualTo(5);
        assertThat(cli.terminal.takeErr()).contains("1 of 2 can be undone");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "upgarde", "rollback head", "rollback", "upgrade nowhere", "upgrade +0", "--jsn status", "tag",
        "status --url sqlite:///x", "upgrade --fingerprint x", "status --project x --url jdbc:h2:mem:a --connection b",
        "upgrade --offline h2", "plan --remove", "status --environment nice", "upgrade a b", "--json"})
    void wrongUsageEndsWithTwoAndASentence(String line) {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run(line.split(" "))).isEqualTo(2);
        assertThat(cli.terminal.takeErr()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void theNearestVerbIsNamed() {
        MemoryCli cli = cli("a");

        cli.run("histroy");
        assertThat(cli.terminal.takeErr()).contains("Did you mean 'history'?");
        cli.run("status", "--enviroment", "x");
        assertThat(cli.terminal.takeErr()).contains("Did you mean --environment?");
    }

    @Test
    void errorsAreJsonToo() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("upgrade", "nowhere", "--json")).isEqualTo(2);
        assertThat(cli.json().path("error").propertyNames()).containsExactly("what", "databaseState", "advice");
        assertThat(cli.run("nonsense", "--json")).isEqualTo(2);
        assertThat(cli.json().path("error").path("what").asString()).contains("nonsense");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "status --url postgresql://ann:hunter2@db/orders", "status --url jdbc:postgresql://db/orders?password=hunter2",
        "status --url jdbc:h2:mem:x;PASSWORD=hunter2", "status --password hunter2", "status --password=hunter2",
        "postgresql://ann:hunter2@db/orders", "status postgresql://ann:hunter2@db/orders",
        "status --url mysql://ann:hunter2@db/orders"})
    void aSecretIsNeverRepeated(String line) {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run(line.split(" "))).isEqualTo(2);
        assertThat(cli.terminal.takeErr() + cli.terminal.takeOut()).doesNotContain("hunter2");
    }

    @Test
    void aPasswordInTheEnvironmentIsTaken() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("status")).isZero();
        assertThat(cli.opened.getFirst().password()).isEqualTo("hunter2");
        assertThat(cli.opened.getFirst().url()).isEqualTo("jdbc:postgresql://db.example.org/orders");
        assertThat(cli.terminal.takeOut()).doesNotContain("hunter2");
    }

    @Test
    void globalOptionsMayStandBeforeAndAfterTheVerb() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("--environment", "staging", "--role", "owner", "status", "--schema", "shop")).isZero();
        assertThat(cli.opened.getFirst()).satisfies(spec -> {
            assertThat(spec.environment()).isEqualTo(Environment.STAGING);
            assertThat(spec.role()).isEqualTo("owner");
            assertThat(spec.schema()).isEqualTo("shop");
        });
    }

    @Test
    void aScriptGoesToStandardOutputOrIntoAFile() throws Exception {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("script", "base:head")).isZero();
        assertThat(cli.terminal.takeOut()).contains("\\set ON_ERROR_STOP on").contains("CREATE TABLE b (id int);")
                .endsWith("COMMIT;\n\n");
        assertThat(cli.run("script", ":-1", "--output", "down.sql")).isZero();
        assertThat(Files.readString(folder.resolve("down.sql"))).contains("DROP TABLE a;");
    }

    @Test
    void helpAndTourAndLogNeedNoDatabase() {
        MemoryCli cli = cli("a | b");

        assertThat(cli.run("--help")).isZero();
        assertThat(cli.terminal.takeOut()).contains("rollback, downgrade").contains("--allow-data-loss");
        assertThat(cli.run("demo")).isZero();
        assertThat(cli.run("log")).isZero();
        assertThat(cli.run("log", "--json")).isZero();
        assertThat(cli.opened).isEmpty();
    }

    private MemoryCli cli(String drawn) {
        return new MemoryCli(new MemoryEngine(drawn), folder);
    }

    @Test
    void theRunLogIsWrittenAsAPage() throws IOException {
        MemoryCli cli = cli("a | b");
        cli.run("upgrade", DEV, "--yes");
        assertThat(cli.run("log", "--html", "log.html")).isZero();
        assertThat(cli.terminal.takeErr()).contains("log.html: 1 run.");
        assertThat(Files.readString(folder.resolve("log.html"))).startsWith("<!DOCTYPE html>")
                .contains("completed");
    }
}
