package dev.tidemark.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.application.outcome.Failure;
import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import dev.tidemark.fixture.PostgresServer;
import dev.tidemark.fixture.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where PostgreSQL cannot be reached, and what is advised. */
class ConnectFailuresTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jdbc:postgresql://127.0.0.1:1/d | Nothing listens at 127.0.0.1:1 | host and port",
        "jdbc:postgresql://no-such-host.invalid:5432/d | No computer called no-such-host.invalid | VPN"})
    void anAddressThatLeadsNowhere(String url, String what, String advice) {
        Failure failure = failure(url);
        assertThat(failure.what()).contains(what);
        assertThat(failure.advice()).contains(advice);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            Failure failure = failure(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/d?loginTimeout=1&sslmode=disable");
            assertThat(failure.what()).contains("did not answer in time");
            assertThat(failure.advice()).contains("something else may listen there");
        }
    }

    @Test
    void encryptionThatTheServerDoesNotOffer() throws SQLException {
        try (TestDatabase database = PostgresServer.shared().fresh()) {
            Failure failure = failure(database.url() + (database.url().contains("?") ? "&" : "?") + "sslmode=require");
            assertThat(failure.what()).contains("does not offer encryption");
            assertThat(failure.advice()).contains("'prefer'");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "28P01 | FATAL: password authentication failed for user \"ann\" | does not accept the password | may be an old one",
        "28000 | FATAL: no pg_hba.conf entry for host \"1.2.3.4\", user \"ann\", database \"d\", no encryption | encrypted connection only | 'require'",
        "28000 | FATAL: role \"ann\" does not exist | does not let 'ann' in | pg_hba.conf",
        "08004 | The server requested SCRAM-based authentication, but no password was provided. | asks for a password | Fill in",
        "08006 | The hostname h could not be verified by hostnameverifier PgjdbcHostnameVerifier. | another host's | as the certificate",
        "08006 | Could not open SSL root certificate file /x/root.crt. | No encrypted connection | trusted certificates",
        "53300 | FATAL: sorry, too many clients already | no more connections | later",
        "57P03 | FATAL: the database system is starting up | starting or stopping | moment",
        "08001 | The connection attempt failed. | No connection to h:5432 | firewall"})
    void whatTheServerSays(String state, String words, String what, String advice) {
        Failure failure = new PostgresProduct().connectFailure(new SQLException(words, state),
                spec("jdbc:postgresql://h:5432/d"));
        assertThat(failure.what()).contains(what);
        assertThat(failure.advice()).contains(advice);
        assertThat(failure.sentences()).doesNotContain("hunter2").doesNotContain("--");
    }

    private static Failure failure(String url) {
        SQLException error =
                catchThrowableOfType(SQLException.class, () -> new PostgresProduct().connect(spec(url)).close());
        return new PostgresProduct().connectFailure(error, spec(url));
    }

    private static ConnectionSpec spec(String url) {
        return new ConnectionSpec(url, "ann", "hunter2", null, null, Environment.UNKNOWN);
    }
}
