/** Rows as they stand in a dump: INSERT statements of tuples, written from what the server sends, and taken apart again with suspicion. */
@NullMarked
package dev.flyback.database.mysql.rows;

import org.jspecify.annotations.NullMarked;
