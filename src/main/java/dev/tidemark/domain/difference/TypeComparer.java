package dev.tidemark.domain.difference;

import static dev.tidemark.domain.difference.TypeFamily.BINARY;
import static dev.tidemark.domain.difference.TypeFamily.DATE;
import static dev.tidemark.domain.difference.TypeFamily.DECIMAL;
import static dev.tidemark.domain.difference.TypeFamily.FIXED_TEXT;
import static dev.tidemark.domain.difference.TypeFamily.FLOAT;
import static dev.tidemark.domain.difference.TypeFamily.FOLDED_TEXT;
import static dev.tidemark.domain.difference.TypeFamily.INTEGER;
import static dev.tidemark.domain.difference.TypeFamily.JSON;
import static dev.tidemark.domain.difference.TypeFamily.JSONB;
import static dev.tidemark.domain.difference.TypeFamily.LARGE_OBJECT;
import static dev.tidemark.domain.difference.TypeFamily.OTHER;
import static dev.tidemark.domain.difference.TypeFamily.TEXT;
import static dev.tidemark.domain.difference.TypeFamily.TIME;
import static dev.tidemark.domain.difference.TypeFamily.TIMESTAMP;
import static dev.tidemark.domain.difference.TypeFamily.TIMESTAMP_ZONED;
import static dev.tidemark.domain.difference.TypeFamily.TIME_ZONED;

import dev.tidemark.domain.schema.DataType;
import dev.tidemark.domain.schema.UserType;
import dev.tidemark.domain.schema.UserType.Form;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means that a column has another type than it should. */
final class TypeComparer {
    /** The length that Hibernate prints where an entity declares none. */
    private static final int UNDECLARED_LENGTH = 255;
    /** The digits and places that Hibernate prints where an entity declares none. */
    private static final int UNDECLARED_DIGITS = 38;
    private static final int UNDECLARED_PLACES = 2;
    /** H2 prints a length where none was declared. */
    private static final int UNBOUNDED = 1_000_000;
    private static final int FRACTIONAL_DIGITS = 6;
    private static final Map<String, Integer> DIGITS = Map.of(
            "tinyint", 2, "smallint", 4, "int2", 4, "integer", 9, "int", 9, "int4", 9, "bigint", 18, "int8", 18);
    private static final Set<TypeFamily> WORDS = Set.of(TEXT, FIXED_TEXT, FOLDED_TEXT);
    private static final Set<String> SINGLE = Set.of("real", "float4");

    private final Sides sides;
    private final Map<String, UserType> made;

    /**
     * @param sides who is compared
     * @param made the right side's types that somebody made, by name
     */
    TypeComparer(Sides sides, Map<String, UserType> made) {
        this.sides = sides;
        this.made = made;
    }

    /** What is thought of it that {@code right} is there where {@code left} is wanted; null for no difference at all. */
    @Nullable
    Verdict verdict(DataType left, DataType right) {
        if (left.equals(right)) {
            return null;
        }
        if (left.dimensions() > 0 != right.dimensions() > 0) {
            return incompatible(left.dimensions() > 0 ? "a list" : "one value",
                    right.dimensions() > 0 ? "a list" : "one value");
        }
        TypeFamily wanted = TypeFamily.of(left);
        TypeFamily there = TypeFamily.of(right);
        boolean lists = EnumColumns.is(left) && (EnumColumns.is(right) || WORDS.contains(there))
                || EnumColumns.is(right) && WORDS.contains(wanted);
        if (lists) {
            return new EnumColumns(sides).verdict(left, right);
        }
        if (wanted == there) {
            return sameFamily(wanted, left, right);
        }
        if (WORDS.contains(wanted) && WORDS.contains(there)) {
            return texts(left, wanted, right, there);
        }
        return across(left, wanted, right, there);
    }

    private @Nullable Verdict sameFamily(TypeFamily family, DataType left, DataType right) {
        return switch (family) {
            case INTEGER -> integers(left, right);
            case DECIMAL -> decimals(left, right);
            case FLOAT -> floats(left, right);
            case TEXT, FIXED_TEXT, FOLDED_TEXT -> texts(left, family, right, family);
            case BINARY -> bytes(left, right);
            case TIME, TIME_ZONED, TIMESTAMP, TIMESTAMP_ZONED -> fractions(left, right);
            case OTHER -> others(left, right);
            case LARGE_OBJECT, BOOLEAN, DATE, INTERVAL, UUID, JSON, JSONB -> null;
        };
    }

    private static int digits(DataType type) {
        return DIGITS.getOrDefault(type.name().toLowerCase(Locale.ROOT), 9);
    }

    private @Nullable Verdict integers(DataType left, DataType right) {
        int wanted = digits(left);
        int there = digits(right);
        if (wanted == there) {
            return null;
        }
        return there < wanted
                ? Verdict.breaking(
                        sides.there() + " holds smaller numbers (" + right + ") than " + left + ".",
                        "Writing a number beyond " + right + " fails.")
                : Verdict.notable(
                        sides.there() + " holds larger numbers (" + right + ") than " + left + ".",
                        "Everything fits; reading a number beyond " + left
                                + ", which only others can have written, fails.");
    }

    private @Nullable Verdict decimals(DataType left, DataType right) {
        if (right.precision() == null) {
            return Verdict.cosmetic(
                    sides.there() + " declares no limit of digits.", "Every number fits, with all of its places.");
        }
        if (left.precision() == null) {
            return Verdict.breaking(
                    sides.there() + " keeps at most " + right + ", and no limit is wanted.",
                    "Writing a larger number fails, and further places are rounded away.");
        }
        int leftScale = left.scale() == null ? 0 : left.scale();
        int rightScale = right.scale() == null ? 0 : right.scale();
        boolean undeclared = sides.model() && left.precision() == UNDECLARED_DIGITS && leftScale == UNDECLARED_PLACES;
        if (right.precision() - rightScale < left.precision() - leftScale) {
            return undeclared
                    ? Verdict.notable(
                            "The entity declares no number of digits (38,2 is what stands for that), and the database keeps at most "
                                    + right + ".",
                            "A number with more digits is refused when it is written.")
                    : Verdict.breaking(
                            sides.there() + " has room for fewer digits before the point (" + right + ") than " + left
                                    + ".",
                            "Writing a larger number fails.");
        }
        if (rightScale < leftScale) {
            return Verdict.notable(
                    sides.there() + " keeps " + rightScale + " places after the point, not " + leftScale + ".",
                    "Further places are rounded away without an error.");
        }
        if (right.precision().equals(left.precision()) && rightScale == leftScale) {
            return null;
        }
        return Verdict.cosmetic(
                sides.there() + " has more room (" + right + ") than " + left + ".", "Every number fits.");
    }

    private @Nullable Verdict floats(DataType left, DataType right) {
        boolean wantedSingle = SINGLE.contains(left.name());
        boolean thereSingle = SINGLE.contains(right.name());
        if (wantedSingle == thereSingle) {
            return null;
        }
        return thereSingle
                ? Verdict.notable(
                        sides.there() + " keeps about 6 digits (" + right + "), not 15.",
                        "Numbers come back less exact than they were written.")
                : Verdict.cosmetic(sides.there() + " is more exact (" + right + ") than " + left + ".",
                        "Every number fits.");
    }

    private @Nullable Verdict texts(DataType left, TypeFamily wanted, DataType right, TypeFamily there) {
        Verdict length = length(left, right, "characters");
        if (wanted == there) {
            return length;
        }
        if (length != null && length.weight() != Weight.COSMETIC) {
            return length;
        }
        if (there == FOLDED_TEXT || wanted == FOLDED_TEXT) {
            return Verdict.notable(
                    (there == FOLDED_TEXT ? sides.there() + " ignores" : sides.there() + " minds")
                            + " upper and lower case when it compares this text.",
                    there == FOLDED_TEXT
                            ? "Searches find more than expected, and a unique key refuses texts that differ in case only."
                            : "Searches find less than expected, and a unique key allows texts that differ in case only.");
        }
        Integer one = 1;
        if (one.equals(left.length()) && one.equals(right.length())) {
            return Verdict.cosmetic("One is of fixed length, and both hold a single character.", "Nothing changes.");
        }
        return Verdict.notable(
                there == FIXED_TEXT
                        ? sides.there() + " fills the text up with blanks (" + right + ")."
                        : sides.there() + " does not fill the text up with blanks (" + right + ").",
                "Comparing a text read with one written may tell them apart.");
    }

    private static int bound(DataType type) {
        boolean single = type.length() == null && TypeFamily.of(type) == FIXED_TEXT;
        return single ? 1 : type.length() == null || type.length() >= UNBOUNDED ? Integer.MAX_VALUE : type.length();
    }

    private @Nullable Verdict length(DataType left, DataType right, String units) {
        int wanted = bound(left);
        int there = bound(right);
        boolean undeclared = sides.model() && wanted == UNDECLARED_LENGTH;
        if (wanted == there) {
            return left.name().equals(right.name()) || wanted != Integer.MAX_VALUE
                    ? null
                    : Verdict.cosmetic("Both hold texts of any length.", "Nothing changes.");
        }
        if (there < wanted) {
            return undeclared
                    ? Verdict.notable(
                            "The entity declares no length (255 is what stands for that), and the database keeps at most "
                                    + there + " " + units + ".",
                            "A longer value is refused when it is written.")
                    : Verdict.breaking(
                            sides.there() + " keeps at most " + there + " " + units + ", and "
                                    + (wanted == Integer.MAX_VALUE ? "no limit is wanted." : wanted + " are wanted."),
                            "Writing a longer value fails.");
        }
        if (undeclared) {
            return Verdict.cosmetic(
                    "An undeclared length: the entity says none (255 is what stands for that), and the database has room for more.",
                    "Everything fits. Narrowing the column could cut off or refuse what it holds.");
        }
        Verdict wider = Verdict.cosmetic(
                sides.there() + " has room for " + (there == Integer.MAX_VALUE ? "any length" : there + " " + units)
                        + ", not only "
                        + wanted + ".",
                "Everything fits. Narrowing the column could cut off or refuse what it holds.");
        return sides.model() ? wider : wider.as(Weight.NOTABLE);
    }

    private @Nullable Verdict bytes(DataType left, DataType right) {
        return length(left, right, "bytes");
    }

    private @Nullable Verdict fractions(DataType left, DataType right) {
        int wanted = left.precision() == null ? usual(left) : left.precision();
        int there = right.precision() == null ? usual(right) : right.precision();
        if (wanted == there) {
            return null;
        }
        return there < wanted
                ? Verdict.notable(
                        sides.there() + " keeps " + there + " digits of a second, not " + wanted + ".",
                        "A time comes back rounded; comparing it with the one written, as a version does, fails.")
                : Verdict.cosmetic(
                        sides.there() + " keeps " + there + " digits of a second, not only " + wanted + ".",
                        "Every time fits.");
    }

    private int usual(DataType type) {
        boolean time = TypeFamily.of(type) == TIME || TypeFamily.of(type) == TIME_ZONED;
        return sides.h2() && time ? 0 : FRACTIONAL_DIGITS;
    }

    private @Nullable Verdict others(DataType left, DataType right) {
        if (left.name().equalsIgnoreCase(right.name())) {
            boolean same = java.util.Objects.equals(left.length(), right.length())
                    && java.util.Objects.equals(left.precision(), right.precision())
                    && java.util.Objects.equals(left.scale(), right.scale());
            return same ? null : Verdict.notable("The type's arguments differ.", "Some values may not fit.");
        }
        return based(left, right) ? domain() : incompatible(left.sql(), right.sql());
    }

    private boolean based(DataType left, DataType right) {
        UserType type = made.get(right.name());
        List<String> parts = type == null || type.form() != Form.DOMAIN ? List.of() : type.parts();
        return !parts.isEmpty()
                && parts.getFirst().toLowerCase(Locale.ROOT).startsWith(left.sql().toLowerCase(Locale.ROOT));
    }

    private static Verdict domain() {
        return Verdict.cosmetic(
                "The database's domain is made of the type that is wanted.",
                "Values are the same; the domain's own rules may refuse some.");
    }

    private Verdict across(DataType left, TypeFamily wanted, DataType right, TypeFamily there) {
        if (wanted == DECIMAL && there == INTEGER) {
            boolean whole = left.precision() != null && (left.scale() == null || left.scale() == 0)
                    && left.precision() <= digits(right);
            return whole
                    ? Verdict.notable("Both are whole numbers, under different types.",
                            "Values fit; drivers give them back as another type.")
                    : Verdict.breaking(
                            sides.there() + " keeps whole numbers only (" + right + ").",
                            "Places after the point are rounded away, and large numbers are refused.");
        }
        if (wanted == INTEGER && there == DECIMAL) {
            boolean room = right.precision() == null
                    || right.precision() - (right.scale() == null ? 0 : right.scale()) > digits(left);
            return room
                    ? Verdict.notable(
                            sides.there() + " keeps an exact number (" + right + ") for a whole one.",
                            "Values fit; counting and comparing are slower.")
                    : Verdict.breaking(sides.there() + " keeps smaller numbers (" + right + ") than " + left + ".",
                            "Writing a larger number fails.");
        }
        if (wanted == DECIMAL && there == FLOAT || wanted == FLOAT && there == DECIMAL) {
            return Verdict.notable(
                    there == FLOAT
                            ? sides.there() + " keeps an inexact number (" + right + ")."
                            : sides.there() + " keeps a fixed number of places (" + right + ").",
                    there == FLOAT
                            ? "Sums come out slightly wrong, which matters for money."
                            : "Numbers come back rounded.");
        }
        Verdict time = times(left, wanted, right, there);
        return time != null ? time : further(left, wanted, right, there);
    }

    private @Nullable Verdict times(DataType left, TypeFamily wanted, DataType right, TypeFamily there) {
        Set<TypeFamily> points = Set.of(TIMESTAMP, TIMESTAMP_ZONED);
        if (points.contains(wanted) && points.contains(there)) {
            return Verdict.notable(
                    there == TIMESTAMP
                            ? sides.there() + " does not keep which instant it was (" + right
                                    + "), only what a clock showed."
                            : sides.there() + " keeps an instant (" + right + "), not what a clock showed.",
                    "A time shifts by hours where the time zones of those who write and read differ.");
        }
        if (Set.of(TIME, TIME_ZONED).contains(wanted) && Set.of(TIME, TIME_ZONED).contains(there)) {
            return Verdict.notable(
                    "One side keeps the zone of the time, the other one does not.",
                    "A time shifts by hours where the time zones of those who write and read differ.");
        }
        if (wanted == DATE && points.contains(there)) {
            return Verdict.notable(
                    sides.there() + " keeps a time of day beside the date (" + right + ").",
                    "Equal dates may compare as different.");
        }
        if (points.contains(wanted) && there == DATE) {
            return Verdict.breaking(sides.there() + " keeps the date only.",
                    "The time of day of " + left + " is lost without an error.");
        }
        return null;
    }

    private Verdict further(DataType left, TypeFamily wanted, DataType right, TypeFamily there) {
        if (Set.of(JSON, JSONB).contains(wanted) && Set.of(JSON, JSONB).contains(there)) {
            return Verdict.notable(
                    there == JSON
                            ? sides.there() + " keeps the text of the json as it was written."
                            : sides.there() + " keeps the json taken apart.",
                    there == JSON
                            ? "It cannot be compared for equality or indexed by its content."
                            : "Order and repetition of keys are lost.");
        }
        if (there == OTHER && based(left, right)) {
            return domain();
        }
        if (wanted == OTHER && WORDS.contains(there) && !sides.h2()) {
            return Verdict.notable(
                    sides.there() + " keeps a plain text (" + right + ") where the type " + left + " is wanted.",
                    "The database does not refuse texts that are no value of that type.");
        }
        if (wanted == LARGE_OBJECT && (there == TEXT || there == BINARY)) {
            return Verdict.breaking(
                    sides.wanted() + " wants the number of a large object (oid), and " + sides.inIt()
                            + " keeps the content itself ("
                            + right + ").",
                    "Reading and writing it fail, or leave numbers where content should be.");
        }
        return incompatible(words(wanted, left), words(there, right));
    }

    private static String words(TypeFamily family, DataType type) {
        return family == OTHER ? type.sql() : family.words() + " (" + type + ")";
    }

    private Verdict incompatible(String wanted, String there) {
        return Verdict.breaking(
                sides.wanted() + " wants " + wanted + ", and " + sides.inIt() + " has " + there + ".",
                sides.application() + " fails when it reads, writes or searches by this column.");
    }
}
