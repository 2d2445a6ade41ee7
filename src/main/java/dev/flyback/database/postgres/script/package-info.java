/** The SQL around the rows of a dump, by which psql alone restores it. */
@NullMarked
package dev.flyback.database.postgres.script;

import org.jspecify.annotations.NullMarked;
