/**
 * What the server's catalogue says, of a source and of a target alike: which tables are the user's, their columns and shape, definitions, counters, rights,
 * and small tables.
 */
@NullMarked
package dev.flyback.database.mysql.catalogue;

import org.jspecify.annotations.NullMarked;
