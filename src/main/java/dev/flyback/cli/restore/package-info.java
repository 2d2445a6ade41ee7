/** The command restore. */
@NullMarked
package dev.flyback.cli.restore;

import org.jspecify.annotations.NullMarked;
