package dev.tidemark.systems.todochatbot.after;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** Something to do. */
@Entity
@Table(name = "tasks", indexes = {
    @Index(name = "ix_tasks_user_id", columnList = "user_id"),
    @Index(name = "ix_tasks_is_completed", columnList = "is_completed")
})
class Task {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "user_id", nullable = false, foreignKey = @ForeignKey(name = "fk_tasks_user"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    @Nullable
    User user;

    @Column(name = "title", nullable = false, length = 200)
    @Nullable
    String title;

    @Column(name = "description", length = 1000)
    @Nullable
    String description;

    @Column(name = "is_completed", nullable = false)
    @ColumnDefault("false")
    @Nullable
    Boolean completed;

    @Column(name = "priority")
    @Nullable
    Integer priority;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;

    @Column(name = "updated_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime updatedAt;
}
