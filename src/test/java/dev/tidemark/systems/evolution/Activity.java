package dev.tidemark.systems.evolution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** Something that somebody did. */
@Entity
@Table(name = "activity")
class Activity {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Integer id;

    @Column(name = "user_id", nullable = false, length = 36)
    @Nullable
    String userId;

    @Column(name = "what", nullable = false, length = 500)
    @Nullable
    String what;

    @Column(name = "happened_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime happenedAt;
}
