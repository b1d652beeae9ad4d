package dev.tidemark.ui.tour;

import javafx.scene.control.ComboBox;

/** Comparing the demo's two databases, and the revision that would make one like the other; ends where it began. */
final class CompareStops {
    /** The entity model, this database, and then the others. */
    private static final int OTHER = 2;

    private final Guide guide;

    CompareStops(Guide guide) {
        this.guide = guide;
    }

    void walk() {
        DemoStops.show(guide, DemoStops.TODO);
        guide.fire("#compare");
        guide.see(".comparison .empty-title", guide.text("compare.empty.noModel"));
        guide.picture("compare-no-classes");
        guide.act(".comparison #left", () -> {
            if (guide.node(".comparison #left") instanceof ComboBox<?> left) {
                left.getSelectionModel().select(OTHER);
            }
        });
        guide.see(".comparison .definition");
        guide.picture("compare");
        guide.fire(".comparison #ignore");
        guide.fill("#ignoreReason", "It belongs to the other team");
        guide.fire("#ignorePreview");
        guide.see(".ignore-preview", "It belongs to the other team");
        guide.picture("compare-leave-out");
        guide.fire(".comparison #draft");
        guide.see(".revision .file-preview");
        guide.picture("revision");
        guide.act(".revision", guide.navigator()::timeline);
        guide.seeRows();
        guide.menu("newRevision");
        guide.see(".revision .file-preview");
        guide.picture("revision-empty");
        guide.act(".revision", guide.navigator()::timeline);
        guide.seeRows();
        DemoStops.show(guide, DemoStops.EVOLUTION);
    }
}
