package dev.tidemark.application.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.connection.ServiceUrl.Expanded;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("fast")
class ServiceUrlTest {
    private static final Map<String, Map<String, String>> SERVICES = Map.of(
            "shop",
            Map.of("host", "db", "port", "6543", "dbname", "orders", "user", "ann", "password", "hunter2", "sslmode",
                    "require"));

    @ParameterizedTest
    @CsvSource({
        "postgresql:///?service=shop, jdbc:postgresql://db:6543/orders?sslmode=require, ann",
        "jdbc:postgresql:?service=shop, jdbc:postgresql://db:6543/orders?sslmode=require, ann",
        "postgresql://bob@other/?service=shop&sslmode=disable, jdbc:postgresql://other:6543/orders?sslmode=disable, bob",
        "postgresql:///else?service=shop, jdbc:postgresql://db:6543/else?sslmode=require, ann"})
    void whatTheUrlSaysWinsOverTheService(String url, String jdbc, String user) {
        Expanded expanded = ServiceUrl.expand(url, () -> SERVICES);
        DatabaseUrl parsed = expanded.withPassword(DatabaseUrl.parse(expanded.url(), Path.of("")));
        assertThat(parsed.jdbc()).isEqualTo(jdbc);
        assertThat(parsed.login().user()).isEqualTo(user);
        assertThat(parsed.login().password()).isEqualTo("hunter2");
        assertThat(expanded.toString() + expanded.url()).doesNotContain("hunter2");
    }

    @Test
    void anUnknownServiceIsNamedWithThoseThatAreThere() {
        assertThatThrownBy(() -> ServiceUrl.expand("postgresql:///?service=x", () -> SERVICES))
                .hasMessageContaining("'x'").hasMessageContaining("shop");
    }

    @Test
    void aUrlWithoutAServiceStaysAsItIs() {
        assertThat(ServiceUrl.expand("jdbc:h2:mem:x", () -> SERVICES).url()).isEqualTo("jdbc:h2:mem:x");
        assertThat(ServiceUrl.expand("postgresql://h/d?sslmode=require", () -> SERVICES).url())
                .isEqualTo("postgresql://h/d?sslmode=require");
    }
}
