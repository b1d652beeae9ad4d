package dev.tidemark.systems.evolution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** A login that lasts for a while. */
@Entity
@Table(name = "sessions")
class Session {
    @Id
    @Column(name = "token", length = 64)
    @Nullable
    String token;

    @Column(name = "user_id", nullable = false, length = 36)
    @Nullable
    String userId;

    @Column(name = "expires_at")
    @Nullable
    LocalDateTime expiresAt;
}
