/** Reads dumps without a database: checks every byte, and writes out the SQL. */
@NullMarked
package dev.flyback.verify;

import org.jspecify.annotations.NullMarked;
