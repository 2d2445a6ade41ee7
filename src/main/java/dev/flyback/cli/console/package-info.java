/** What people and programs read: results, notes, failures with their hints and exit codes, the log of libraries. */
@NullMarked
package dev.flyback.cli.console;

import org.jspecify.annotations.NullMarked;
