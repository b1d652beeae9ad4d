package dev.tidemark.ui.comparison;

import dev.tidemark.domain.difference.Weight;

/**
 * How a weight is shown: by its glyph and its word, and by a colour besides.
 *
 * @param icon an Ikonli literal
 * @param style the style class that colours it
 */
record WeightLook(String icon, String style) {
    static WeightLook of(Weight weight) {
        return switch (weight) {
            case BREAKING -> new WeightLook("mdal-error", "weight-breaking");
            case NOTABLE -> new WeightLook("mdal-info", "weight-notable");
            case COSMETIC -> new WeightLook("mdal-brush", "weight-cosmetic");
        };
    }
}
