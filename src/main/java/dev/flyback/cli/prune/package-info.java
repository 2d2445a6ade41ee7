/** The command prune. */
@NullMarked
package dev.flyback.cli.prune;

import org.jspecify.annotations.NullMarked;
