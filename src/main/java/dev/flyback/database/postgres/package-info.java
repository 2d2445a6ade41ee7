/**
 * PostgreSQL 13 to 18: a source that streams COPY's bytes out of one exported snapshot, and a target that takes them back.
 */
@NullMarked
package dev.flyback.database.postgres;

import org.jspecify.annotations.NullMarked;
