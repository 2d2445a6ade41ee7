/** Rows as they stand in a dump: COPY's text, and large objects in pieces. */
@NullMarked
package dev.flyback.database.postgres.rows;

import org.jspecify.annotations.NullMarked;
