/** A database that is dumped: what is checked before, the snapshot, how tables are cut into chunks, and how these are read. */
@NullMarked
package dev.flyback.database.postgres.source;

import org.jspecify.annotations.NullMarked;
