/** What the server's catalogue says, of a source and of a target alike: which objects are the user's, their shape, and small tables. */
@NullMarked
package dev.flyback.database.postgres.catalogue;

import org.jspecify.annotations.NullMarked;
