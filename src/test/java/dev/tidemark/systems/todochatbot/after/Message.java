package dev.tidemark.systems.todochatbot.after;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.UUID;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.jspecify.annotations.Nullable;

/** A message in a conversation. */
@Entity
@Table(name = "messages", indexes = {
    @Index(name = "ix_messages_conversation_id", columnList = "conversation_id"),
    @Index(name = "ix_messages_created_at", columnList = "created_at")
})
class Message {
    @Id
    @Nullable
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", nullable = false, foreignKey = @ForeignKey(name = "fk_messages_conversation"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    @Nullable
    Conversation conversation;

    @Column(name = "role", nullable = false, length = 20)
    @Nullable
    String role;

    @Column(name = "content", nullable = false, length = 4000)
    @Nullable
    String content;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;

    @Column(name = "updated_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime updatedAt;
}
