package dev.tidemark.model.entities.constraints;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDateTime;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.NaturalId;

/** What is declared about tables and columns. */
@SuppressWarnings("deprecation") // applications still have them
public final class Constraints {
    private Constraints() {}

    @Entity
    @Comment("What somebody is to do")
    @Table(name = "todo", indexes = {
        @Index(name = "todo_by_user", columnList = "user_id, created desc"),
        @Index(columnList = "title"),
        @Index(name = "todo_one_a_day", columnList = "user_id, due_day", unique = true)
    }, uniqueConstraints = {
        @UniqueConstraint(name = "todo_title", columnNames = {"user_id", "title"}),
        @UniqueConstraint(columnNames = {"place", "user_id"})
    }, check = @CheckConstraint(name = "todo_place", constraint = "place >= 0"))
    public static class Todo {
        @Id
        @GeneratedValue
        Long id;
        @Column(name = "user_id", nullable = false)
        Long userId;
        @Column(length = 500, nullable = false)
        @Comment("In few words")
        String title;
        @ColumnDefault("current_timestamp")
        @Column(nullable = false)
        LocalDateTime created;
        @ColumnDefault("false")
        boolean done;
        @ColumnDefault("'new'")
        @Column(length = 20)
        String state;
        @ColumnDefault("0")
        @Check(constraints = "priority between 0 and 9")
        int priority;
        int place;
        @Column(name = "due_day")
        Integer dueDay;
        @GeneratedColumn("place * 10")
        Integer tenfold;
        @NaturalId
        String slug;
        @Column(unique = true)
        String code;
    }

    @Entity
    @Check(name = "low_first", constraints = "low <= high")
    @Table(name = "span")
    public static class Span {
        @Id
        @GeneratedValue
        Long id;
        int low;
        int high;
        @Column(columnDefinition = "varchar(12) default 'none' not null")
        String unit;
    }
}
