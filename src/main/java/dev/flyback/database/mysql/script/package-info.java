/** The SQL around the rows of a dump, by which the stock client alone restores it. */
@NullMarked
package dev.flyback.database.mysql.script;

import org.jspecify.annotations.NullMarked;
