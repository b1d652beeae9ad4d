package dev.tidemark.model.entities.associations;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** Every kind of association, with its rules. */
public final class Associations {
    private Associations() {}

    @Entity(name = "shop")
    public static class Shop {
        @Id
        @GeneratedValue
        Long id;
        @OneToMany(mappedBy = "shop", cascade = CascadeType.ALL, orphanRemoval = true)
        List<Purchase> purchases;
        @OneToMany
        @JoinColumn(name = "opened_for", nullable = false)
        List<Shelf> shelves;
        @OneToMany
        Set<Shelf> others;
        @ManyToMany
        Set<Tag> tags;
        @ManyToMany
        @JoinTable(name = "shop_ordered_tag", joinColumns = @JoinColumn(name = "shop"), inverseJoinColumns = @JoinColumn(name = "tag"))
        @OrderColumn(name = "place")
        List<Tag> ordered;
        @ManyToMany
        @JoinTable(name = "shop_tag_by_role")
        @MapKeyColumn(name = "role", length = 40)
        Map<String, Tag> byRole;
    }

    @Entity(name = "purchase")
    public static class Purchase {
        @Id
        @GeneratedValue
        Long id;
        @ManyToOne(optional = false, fetch = FetchType.LAZY)
        @OnDelete(action = OnDeleteAction.CASCADE)
        Shop shop;
        @ManyToOne
        @OnDelete(action = OnDeleteAction.SET_NULL)
        @JoinColumn(name = "replaced_by")
        Purchase replacedBy;
        @ManyToOne
        @JoinColumn(name = "no_rule", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Tag noKey;
        @ManyToOne
        @JoinColumn(name = "own_rule", foreignKey = @ForeignKey(name = "purchase_own_rule"))
        Tag named;
        @OneToOne
        Invoice invoice;
    }

    @Entity(name = "invoice")
    public static class Invoice {
        @Id
        Long id;
        @OneToOne(mappedBy = "invoice")
        Purchase purchase;
        @OneToOne(optional = false)
        @MapsId
        Shelf shelf;
    }

    @Entity(name = "shelf")
    public static class Shelf {
        @Id
        @GeneratedValue
        Long id;
        @ManyToMany(mappedBy = "onShelves")
        Set<Tag> tags;
    }

    @Entity(name = "tag")
    public static class Tag {
        @Id
        @GeneratedValue
        Long id;
        @jakarta.persistence.Column(unique = true, nullable = false)
        String code;
        @ManyToMany
        Set<Shelf> onShelves;
        @ManyToOne
        @JoinColumn(name = "parent_code", referencedColumnName = "code")
        Tag parent;
        @jakarta.persistence.ElementCollection
        @CollectionTable(name = "tag_word", joinColumns = @JoinColumn(name = "tag_id"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Set<String> words;
        @Any
        @AnyKeyJavaClass(Long.class)
        @AnyDiscriminatorValue(discriminator = "S", entity = Shop.class)
        @AnyDiscriminatorValue(discriminator = "H", entity = Shelf.class)
        @jakarta.persistence.Column(name = "thing_kind")
        @JoinColumn(name = "thing_id")
        Object thing;
    }
}
