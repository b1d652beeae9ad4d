package dev.tidemark.ui.tour;

/** The two databases of the demo, and making one anew. */
final class DemoStops {
    /** Where the first database of the demo stands in the list. */
    static final int TODO = 0;
    /** Where the second one does. */
    static final int EVOLUTION = 1;

    private final Guide guide;

    DemoStops(Guide guide) {
        this.guide = guide;
    }

    void walk() {
        guide.act(".connect", guide.navigator()::openSample);
        guide.seeRows();
        guide.await("the demo's second database", () -> guide.list("#connections").getItems().size() > EVOLUTION);
        guide.picture("demo-todo");
        show(guide, EVOLUTION);
        guide.picture("demo-evolution");
        guide.act(".timeline", guide.navigator()::resetSample);
        guide.see("#resetDemo");
        guide.picture("demo-reset");
        guide.act(".card", guide.navigator()::closeOverlay);
        guide.seeNo(".card");
    }

    /** Shows a database of the demo, by a click on it. */
    static void show(Guide guide, int which) {
        guide.choose("#connections", which);
        guide.see(".database-name", guide.text("sample.name." + (which == TODO ? "TODO" : "EVOLUTION")));
        guide.seeRows();
    }
}
