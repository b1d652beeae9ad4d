package dev.tidemark.model.entities.generators;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;

/** Keys from every kind of generator. */
public final class Generators {
    private Generators() {}

    @Entity(name = "by_uuid")
    public static class ByUuid {
        @Id
        @GeneratedValue
        UUID id;
        String name;
    }

    @Entity(name = "by_time_uuid")
    public static class ByTimeUuid {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.TIME)
        UUID id;
    }

    @Entity(name = "by_identity")
    public static class ByIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;
    }

    @Entity(name = "by_small_identity")
    public static class BySmallIdentity {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;
    }

    @Entity(name = "by_sequence")
    public static class BySequence {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE)
        Long id;
    }

    @Entity(name = "by_named_sequence")
    public static class ByNamedSequence {
        @Id
        @GeneratedValue(generator = "counted")
        @SequenceGenerator(name = "counted", sequenceName = "counted_seq", initialValue = 100, allocationSize = 10)
        Integer id;
    }

    @Entity(name = "by_table")
    public static class ByTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "rows")
        @TableGenerator(name = "rows", table = "row_numbers", pkColumnName = "which", valueColumnName = "next")
        Long id;
    }

    @Entity(name = "by_hand")
    public static class ByHand {
        @Id
        String code;
    }
}
