package dev.tidemark.model.entities.names;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Set;

/** Names in every form. */
public final class Names {
    private Names() {}

    @Entity
    @Table(name = "`Order`", indexes = @Index(name = "Mixed_Index", columnList = "`Total Sum`"))
    public static class Order {
        @Id
        @GeneratedValue
        Long id;
        @Column(name = "`Total Sum`")
        Long total;
        @Column(name = "\"select\"")
        String selected;
        String camelCaseName;
        @ManyToOne
        CustomerAccount boughtBy;
        @Column(name = "naïve_ü")
        String accents;
    }

    @Entity
    public static class CustomerAccount {
        @Id
        @GeneratedValue
        Long accountId;
        String emailAddress2Verified;
        @ManyToMany
        Set<Order> favouriteOrders;
    }
}
