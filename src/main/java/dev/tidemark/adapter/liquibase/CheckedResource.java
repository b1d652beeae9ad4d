package dev.tidemark.adapter.liquibase;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import liquibase.resource.OpenOptions;
import liquibase.resource.Resource;

/** A file of the search path that is checked again when it is opened, because a sibling of it may lie elsewhere. */
final class CheckedResource implements Resource {
    private final Resource real;
    private final SearchPath path;

    CheckedResource(Resource real, SearchPath path) {
        this.real = real;
        this.path = path;
    }

    @Override
    public String getPath() {
        return real.getPath();
    }

    @Override
    public InputStream openInputStream() throws IOException {
        return path.open(real);
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public boolean exists() {
        return real.exists();
    }

    @Override
    public Resource resolve(String other) {
        return new CheckedResource(real.resolve(plain(other)), path);
    }

    @Override
    public Resource resolveSibling(String other) {
        return new CheckedResource(real.resolveSibling(plain(other)), path);
    }

    /** A path as it is written on Windows means the same everywhere; Liquibase turns only those of includes. */
    private static String plain(String other) {
        return other.replace('\\', '/');
    }

    @Override
    public OutputStream openOutputStream(OpenOptions openOptions) throws IOException {
        throw new IOException("The project's files are only read");
    }

    @Override
    public URI getUri() {
        return real.getUri();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CheckedResource that && real.equals(that.real);
    }

    @Override
    public int hashCode() {
        return real.hashCode();
    }

    @Override
    public String toString() {
        return real.toString();
    }
}
