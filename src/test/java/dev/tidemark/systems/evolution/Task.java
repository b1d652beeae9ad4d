package dev.tidemark.systems.evolution;

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

/** Something to do, which may recur. */
@Entity
@Table(name = "tasks", indexes = @Index(name = "ix_tasks_user_id_created_at", columnList = "user_id, created_at DESC"))
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

    @Column(name = "title", nullable = false, length = 500)
    @Nullable
    String title;

    @Column(name = "priority", length = 10)
    @ColumnDefault("'medium'")
    @Nullable
    String priority;

    @Column(name = "is_completed", nullable = false)
    @ColumnDefault("false")
    @Nullable
    Boolean completed;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;

    @Column(name = "is_recurring")
    @ColumnDefault("false")
    @Nullable
    Boolean recurring;

    @Column(name = "recurrence_pattern", length = 100)
    @Nullable
    String recurrencePattern;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "priority_id", nullable = false, foreignKey = @ForeignKey(name = "fk_tasks_priority"))
    @Nullable
    Priority importance;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "next_subtask_id", foreignKey = @ForeignKey(name = "fk_tasks_next_subtask"))
    @OnDelete(action = OnDeleteAction.SET_NULL)
    @Nullable
    Subtask nextSubtask;
}
