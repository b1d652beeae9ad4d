package dev.tidemark.model.entities.tasks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Users and their tasks. */
public final class Tasks {
    private Tasks() {}

    enum Status {
        OPEN, DONE
    }

    @Entity
    @Table(name = "users")
    public static class User {
        @Id
        UUID id;
        @Column(nullable = false, unique = true)
        String email;
        @Column(nullable = false)
        Instant createdAt;
    }

    @Entity
    @Table(name = "tasks", indexes = @Index(name = "ix_tasks_user_id", columnList = "user_id"))
    public static class Task {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
        @ManyToOne(optional = false)
        @JoinColumn(name = "user_id")
        @OnDelete(action = OnDeleteAction.CASCADE)
        User user;
        @Column(length = 500, nullable = false)
        String title;
        String description;
        boolean done;
        @Enumerated(EnumType.STRING)
        @Column(length = 20)
        Status status;
        BigDecimal effort;
        Integer priority;
    }
}
