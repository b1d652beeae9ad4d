package dev.tidemark.systems.evolution;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** How much a task matters. */
@Entity
@Table(name = "priorities")
class Priority {
    @Id
    @Nullable
    Integer id;

    @Column(name = "name", nullable = false, length = 10)
    @Nullable
    String name;
}
