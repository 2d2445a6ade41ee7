/**
 * The port to a database server: a source that is dumped, a target that is restored into. Each engine has a folder of its own.
 */
@NullMarked
package dev.flyback.database;

import org.jspecify.annotations.NullMarked;
