/**
 * MySQL and MariaDB: two engines with a dialect of their own where they differ ({@link dev.flyback.database.mysql.connection.Flavor}), and one of everything that
 * they share. Both are spoken to by MariaDB's driver.
 */
@NullMarked
package dev.flyback.database.mysql;

import org.jspecify.annotations.NullMarked;
