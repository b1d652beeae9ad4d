package dev.tidemark.application;

import dev.tidemark.application.port.EntityModel;
import dev.tidemark.application.port.ScratchPlace;

/**
 * Which entity model to read, and for which database.
 *
 * @param settings the classes, and the product and version that they are read for
 * @param place where its tables are made
 * @param url the address of the database that it is compared with; empty for none
 */
public record ModelRequest(EntityModel.Settings settings, ScratchPlace place, String url) {
    /** One whose tables are made on a server of the program's own. */
    public static ModelRequest onOwnServer(EntityModel.Settings settings, String url) {
        return new ModelRequest(settings, new ScratchPlace.Own(settings.product(), url), url);
    }
}
