package dev.tidemark.systems.evolution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/** How a user likes to see tasks. */
@Entity
@Table(name = "user_preferences", uniqueConstraints = @UniqueConstraint(name = "uq_user_preferences_user_id", columnNames = "user_id"), indexes = @Index(name = "ix_user_preferences_user_id", columnList = "user_id"))
class UserPreferences {
    @Id
    @Nullable
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", nullable = false, foreignKey = @ForeignKey(name = "fk_user_preferences_user"))
    @Nullable
    User user;

    @Column(name = "show_completed")
    @Nullable
    Boolean showCompleted;

    @Column(name = "compact_view")
    @Nullable
    Boolean compactView;

    @Column(name = "dark_mode")
    @Nullable
    Boolean darkMode;
}
