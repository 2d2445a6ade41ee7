/** Tells those who watch how a run starts and ends. */
@NullMarked
package dev.flyback.cli.watch;

import org.jspecify.annotations.NullMarked;
