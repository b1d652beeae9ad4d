package dev.tidemark.model.entities.values;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Temporal;
import jakarta.persistence.TemporalType;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Length;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.type.SqlTypes;

/** Types of columns. */
public final class Values {
    private Values() {}

    @SuppressWarnings("deprecation") // applications still have them
    @Entity(name = "times")
    public static class Times {
        @Id
        @GeneratedValue
        Long id;
        @Version
        Instant changed;
        LocalDate onDay;
        LocalTime atTime;
        @Column(secondPrecision = 0)
        LocalTime wholeSeconds;
        LocalDateTime asLocal;
        @Column(secondPrecision = 3)
        LocalDateTime millis;
        OffsetDateTime withOffset;
        ZonedDateTime zoned;
        OffsetTime offsetTime;
        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetDateTime withColumn;
        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        OffsetDateTime normalized;
        @Temporal(TemporalType.DATE)
        Date oldDay;
        @Temporal(TemporalType.TIMESTAMP)
        Date oldMoment;
        Duration duration;
        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration asInterval;
        Year inYear;
    }

    @Entity(name = "numbers")
    public static class Numbers {
        @Id
        @GeneratedValue
        Long id;
        byte tiny;
        short small;
        int whole;
        Long big;
        float single;
        Double twice;
        @Column(precision = 6)
        Float rough;
        BigDecimal usual;
        @Column(precision = 10, scale = 2)
        BigDecimal money;
        @Column(precision = 20)
        BigInteger huge;
        boolean yes;
        @org.hibernate.annotations.JavaType(org.hibernate.type.descriptor.java.BooleanJavaType.class)
        Boolean maybe;
        @jakarta.persistence.Convert(converter = org.hibernate.type.YesNoConverter.class)
        Boolean letter;
        char sign;
    }

    @Entity(name = "texts")
    public static class Texts {
        @Id
        @Column(length = 36)
        String id;
        String usual;
        @Column(length = 4000)
        String longer;
        @Column(length = Length.LONG32)
        String longest;
        @Column(columnDefinition = "text")
        String said;
        @Lob
        String lob;
        @Nationalized
        String national;
        byte[] bytes;
        @Column(length = 16)
        byte[] few;
        @Lob
        byte[] blob;
        UUID uuid;
        InetAddress address;
        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> json;
        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 3)
        String fixed;
    }

    @Entity(name = "arrays")
    public static class Arrays {
        @Id
        @GeneratedValue
        Long id;
        int[] numbers;
        String[] words;
        @Array(length = 5)
        List<Integer> few;
        List<UUID> ids;
        @Column(length = 40)
        List<String> shortWords;
    }
}
