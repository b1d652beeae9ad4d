package dev.tidemark.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects written out, whole and briefly. */
class DefinitionTest {
    private static final String EXCLUSION = "EXCLUDE USING gist (room WITH =, during WITH &&)";

    @Test
    void anExclusionConstraintIsNoCheck() {
        Check bookings = new Check("bookings_room_excl", EXCLUSION, true);

        assertThat(Definition.of(bookings)).isEqualTo("CONSTRAINT bookings_room_excl " + EXCLUSION);
        assertThat(Definition.brief(bookings)).isEqualTo(EXCLUSION);
    }

    @Test
    void aCheckIsOne() {
        Check positive = new Check("positive", "amount > 0", false);

        assertThat(Definition.of(positive)).isEqualTo("CONSTRAINT positive CHECK (amount > 0) NOT VALID");
        assertThat(Definition.brief(positive)).isEqualTo("check (amount > 0)");
    }

    @Test
    void brieflyKeywordsAreSmallAndNamesStay() {
        UniqueKey key = new UniqueKey("users_email_key", List.of("Email"), false, Deferral.DEFERRED);

        assertThat(Definition.of(key)).startsWith("CONSTRAINT users_email_key UNIQUE NULLS NOT DISTINCT (Email)");
        assertThat(Definition.brief(key)).startsWith("unique (Email) nulls not distinct deferrable");
    }
}
