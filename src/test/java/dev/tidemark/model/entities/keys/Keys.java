package dev.tidemark.model.entities.keys;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import java.io.Serializable;
import java.util.UUID;

/** Embedded and composite keys. */
public final class Keys {
    private Keys() {}

    @Embeddable
    public record LineKey(@Column(name = "order_no") Long orderNo, int line) implements Serializable {}

    public record Seat(String hall, int number) implements Serializable {}

    @Embeddable
    public static class Address {
        @Column(length = 80, nullable = false)
        String street;
        String city;
    }

    @Embeddable
    public static class MemberKey implements Serializable {
        private static final long serialVersionUID = 1L;
        UUID team;
        Long person;
    }

    @Entity(name = "order_line")
    public static class OrderLine {
        @EmbeddedId
        LineKey id;
        @Embedded
        Address ship;
        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "bill_street", length = 60))
        @AttributeOverride(name = "city", column = @Column(name = "bill_city"))
        Address bill;
    }

    @Entity(name = "seat")
    @IdClass(Seat.class)
    public static class SeatEntity {
        @Id
        String hall;
        @Id
        int number;
        @ManyToOne
        OrderLine soldIn;
    }

    @Entity(name = "team")
    public static class Team {
        @Id
        UUID id;
    }

    @Entity(name = "member")
    public static class Member {
        @EmbeddedId
        MemberKey id;
        @ManyToOne
        @MapsId("team")
        Team team;
    }
}
