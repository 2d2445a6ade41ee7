/** The command backup, for one database or for all of a configuration. */
@NullMarked
package dev.flyback.cli.backup;

import org.jspecify.annotations.NullMarked;
