/** What engines that are reached by JDBC share. */
@NullMarked
package dev.flyback.database.jdbc;

import org.jspecify.annotations.NullMarked;
