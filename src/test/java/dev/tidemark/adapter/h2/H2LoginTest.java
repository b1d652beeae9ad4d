package dev.tidemark.adapter.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.application.port.ConnectionSpec;
import dev.tidemark.domain.deployment.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("fast")
class H2LoginTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    @Timeout(20)
    void aServerThatAcceptsAndSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:h2:tcp://localhost:" + silent.getLocalPort() + "/~/orders";
            long before = System.nanoTime();
            H2Product product = new H2Product(SHORT);
            assertThatThrownBy(() -> product.connect(spec(url)))
                    .isInstanceOfSatisfying(SQLException.class, e -> {
                        assertThat(e.getSQLState()).isEqualTo("08001");
                        assertThat(product.connectFailure(e, spec(url)).toString())
                                .contains("accepted the connection and did not answer")
                                .contains("Check host and port");
                    });
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isBetween(SHORT, Duration.ofSeconds(10));
        }
    }

    @Test
    @Timeout(20)
    void whereNobodyListensThatIsSaidAtOnce() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        String url = "jdbc:h2:tcp://localhost:" + port + "/~/orders";
        assertThatThrownBy(() -> new H2Product(Duration.ofSeconds(15)).connect(spec(url)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("broken");
    }

    private static ConnectionSpec spec(String url) {
        return new ConnectionSpec(url, "sa", "", null, null, Environment.DEVELOPMENT);
    }
}
