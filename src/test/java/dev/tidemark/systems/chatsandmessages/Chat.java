package dev.tidemark.systems.chatsandmessages;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/** A chat. */
@Entity
@Table(name = "chats", indexes = @Index(name = "ix_chats_user_id", columnList = "user_id"))
class Chat {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Integer id;

    @Column(name = "title", nullable = false, length = 200)
    @Nullable
    String title;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;

    @Column(name = "user_id")
    @Nullable
    Integer userId;

    @Column(name = "last_read_at")
    @Nullable
    LocalDateTime lastReadAt;
}
