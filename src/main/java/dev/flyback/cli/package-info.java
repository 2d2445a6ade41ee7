/** The command line: commands, console, exit codes and the wiring of everything else. */
@NullMarked
package dev.flyback.cli;

import org.jspecify.annotations.NullMarked;
