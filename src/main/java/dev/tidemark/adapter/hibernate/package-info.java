/** Entity classes through Hibernate ORM, in a class loader of their own: from class files to creation statements. */
@NullMarked
package dev.tidemark.adapter.hibernate;

import org.jspecify.annotations.NullMarked;
