package dev.tidemark.model.entities.enums;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Enums in every form. */
public final class Enums {
    private Enums() {}

    public enum Colour {
        RED, GREEN, BLUE
    }

    public enum Mood {
        GOOD, BAD
    }

    public enum Level {
        LOW(10), HIGH(90);

        final int number;

        Level(int number) {
            this.number = number;
        }
    }

    @Converter(autoApply = true)
    public static class Levels implements AttributeConverter<Level, Integer> {
        @Override
        public Integer convertToDatabaseColumn(Level level) {
            return level == null ? null : level.number;
        }

        @Override
        public Level convertToEntityAttribute(Integer number) {
            return number == null ? null : number == Level.LOW.number ? Level.LOW : Level.HIGH;
        }
    }

    @Converter
    public static class Initials implements AttributeConverter<Colour, String> {
        @Override
        public String convertToDatabaseColumn(Colour colour) {
            return colour == null ? null : colour.name().substring(0, 1);
        }

        @Override
        public Colour convertToEntityAttribute(String text) {
            return null;
        }
    }

    @Entity(name = "painted")
    public static class Painted {
        @Id
        @GeneratedValue
        Long id;
        @Enumerated(EnumType.STRING)
        Colour asText;
        @Enumerated(EnumType.STRING)
        @Column(length = 10, nullable = false)
        Colour asShortText;
        @Enumerated
        Colour asNumber;
        @Enumerated(EnumType.STRING)
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Mood asType;
        @JdbcTypeCode(SqlTypes.VARCHAR)
        @Enumerated(EnumType.STRING)
        Mood asPlainText;
        @Convert(converter = Initials.class)
        @Column(length = 1)
        Colour converted;
        Level level;
        List<Colour> several;
    }
}
