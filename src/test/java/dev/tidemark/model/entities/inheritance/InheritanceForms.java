package dev.tidemark.model.entities.inheritance;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** The three strategies, and what else shares columns. */
public final class InheritanceForms {
    private InheritanceForms() {}

    @MappedSuperclass
    public abstract static class Base {
        @Id
        @GeneratedValue
        Long id;
        @Version
        int version;
        @Column(nullable = false, updatable = false)
        Instant created;
    }

    @Entity(name = "animal")
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind", length = 12)
    public abstract static class Animal extends Base {
        String name;
    }

    @Entity(name = "cat")
    @DiscriminatorValue("C")
    public static class Cat extends Animal {
        Integer lives;
        @ManyToOne
        Animal hunts;
    }

    @Entity(name = "dog")
    @DiscriminatorValue("D")
    public static class Dog extends Animal {
        @Column(nullable = false)
        String trick;
    }

    @Entity(name = "vehicle")
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(discriminatorType = DiscriminatorType.INTEGER)
    public static class Vehicle extends Base {
        String plate;
    }

    @Entity(name = "truck")
    @PrimaryKeyJoinColumn(name = "vehicle_id")
    @OnDelete(action = OnDeleteAction.CASCADE)
    public static class Truck extends Vehicle {
        double load;
    }

    @Entity(name = "paper")
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Paper {
        @Id
        @GeneratedValue
        Long id;
        String title;
    }

    @Entity(name = "letter")
    public static class Letter extends Paper {
        String receiver;
    }

    @Entity(name = "report")
    @SecondaryTable(name = "report_body")
    public static class Report extends Paper {
        int pages;
        @Column(table = "report_body", length = 4000)
        String body;
    }
}
