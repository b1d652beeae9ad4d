package dev.tidemark.systems.evolution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** An account. */
@Entity
@Table(name = "users", uniqueConstraints = @UniqueConstraint(name = "uq_users_email", columnNames = "email"))
class User {
    @Id
    @Column(name = "id", length = 36)
    @Nullable
    String id;

    @Column(name = "email", nullable = false, length = 255)
    @Nullable
    String email;

    @Column(name = "name", length = 100)
    @Nullable
    String name;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;
}
