/**
 * Sessions with a server: how the driver opens them, what they are set to, statements and their errors, names and texts as SQL, which of the two servers
 * it is, and the lock of a run.
 */
@NullMarked
package dev.flyback.database.mysql.connection;

import org.jspecify.annotations.NullMarked;
