/**
 * Sessions with a server: how the driver opens them, what they are set to, statements and their errors, names and texts as SQL, what server it is, and the
 * lock of a run.
 */
@NullMarked
package dev.flyback.database.postgres.connection;

import org.jspecify.annotations.NullMarked;
