package dev.tidemark.systems.chatsandmessages;

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
import org.jspecify.annotations.Nullable;

/** A message of a chat. */
@Entity
@Table(name = "messages", indexes = @Index(name = "ix_messages_chat_id", columnList = "chat_id"))
class Message {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Integer id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "chat_id", nullable = false, foreignKey = @ForeignKey(name = "messages_chat_id_fkey"))
    @Nullable
    Chat chat;

    @Column(name = "text", length = 4000)
    @Nullable
    String text;

    @Column(name = "created_at", nullable = false)
    @ColumnDefault("CURRENT_TIMESTAMP")
    @Nullable
    LocalDateTime createdAt;

    @Column(name = "text_length", nullable = false)
    @Nullable
    Integer textLength;
}
