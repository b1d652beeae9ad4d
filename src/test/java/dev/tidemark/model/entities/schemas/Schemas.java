package dev.tidemark.model.entities.schemas;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Set;

/** Several schemas. */
public final class Schemas {
    private Schemas() {}

    public enum State {
        OPEN, CLOSED
    }

    @Entity
    @Table(name = "customer")
    public static class Customer {
        @Id
        @GeneratedValue
        Long id;
    }

    @Entity
    @Table(name = "entry", schema = "audit")
    public static class Entry {
        @Id
        @GeneratedValue
        @SequenceGenerator(schema = "audit", sequenceName = "entry_seq")
        Long id;
        @ManyToOne
        Customer customer;
        @ManyToOne
        Account account;
        @Enumerated(EnumType.STRING)
        State state;
    }

    @Entity
    @Table(name = "account", schema = "`Billing Data`")
    public static class Account {
        @Id
        @GeneratedValue
        Long id;
        @ElementCollection
        @CollectionTable(name = "account_note", schema = "audit")
        Set<String> notes;
    }

    @Entity
    @Table(name = "plain", schema = "public")
    public static class Plain {
        @Id
        Long id;
    }
}
