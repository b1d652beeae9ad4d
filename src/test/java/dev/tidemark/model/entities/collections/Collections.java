package dev.tidemark.model.entities.collections;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.OrderColumn;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collections of values. */
public final class Collections {
    private Collections() {}

    @Embeddable
    public record Phone(@Column(length = 20, nullable = false) String number, String kind) {}

    @Entity(name = "person")
    public static class Person {
        @Id
        @GeneratedValue
        Long id;
        @ElementCollection
        Set<String> nicknames;
        @ElementCollection
        @OrderColumn(name = "place")
        @CollectionTable(name = "person_phones")
        List<Phone> phones;
        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        Map<DayOfWeek, LocalTime> opens;
        @ElementCollection
        @Enumerated(EnumType.ORDINAL)
        Set<DayOfWeek> free;
        @ElementCollection
        @Column(name = "score", nullable = false, precision = 8, scale = 3)
        Map<String, java.math.BigDecimal> scores;
    }
}
