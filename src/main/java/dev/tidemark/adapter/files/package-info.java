/** Files on this computer: the project file, .env, .pgpass and the run log. */
@NullMarked
package dev.tidemark.adapter.files;

import org.jspecify.annotations.NullMarked;
