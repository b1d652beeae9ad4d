package dev.tidemark.differential;

import dev.tidemark.fixture.Opened;
import dev.tidemark.fixture.TestDatabase;
import java.sql.Connection;
import java.util.Map;
import liquibase.ChecksumVersion;
import liquibase.Contexts;
import liquibase.Scope;
import liquibase.SingletonScopeManager;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;

/** The checksums that Liquibase 4.0 to 4.20 recorded, computed by Liquibase itself. */
final class Version8 {
    private Version8() {}

    /** That of one changeset of the changelog {@code corners}. */
    static String of(TestDatabase database, String id) {
        Scope.setScopeManager(new SingletonScopeManager());
        try (Connection connection = database.connect()) {
            Database known =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
            ResourceAccessor files = new DirectoryResourceAccessor(Opened.changelogs("corners"));
            return Scope.child(
                    Map.of(Scope.Attr.database.name(), known, Scope.Attr.resourceAccessor.name(), files), () -> {
                        ChangeLogParameters parameters = new ChangeLogParameters(known);
                        parameters.setContexts(new Contexts("more"));
                        DatabaseChangeLog log = ChangeLogParserFactory.getInstance()
                                .getParser("root.xml", files)
                                .parse("root.xml", parameters, files);
                        for (ChangeSet changeSet : log.getChangeSets()) {
                            if (changeSet.getId().equals(id)) {
                                changeSet.clearCheckSum();
                                return changeSet.generateCheckSum(ChecksumVersion.V8).toString();
                            }
                        }
                        throw new IllegalArgumentException(id);
                    });
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Scope.setScopeManager(new SingletonScopeManager());
        }
    }
}
