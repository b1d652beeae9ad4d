/** Liquibase behind the ports: parsing, SQL, history rows and the running of revisions. Nothing outside sees a Liquibase type. */
@NullMarked
package dev.tidemark.adapter.liquibase;

import org.jspecify.annotations.NullMarked;
