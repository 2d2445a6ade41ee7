/** What a command is run with: the terminal, what the user gave, and the parts that it puts to work. */
@NullMarked
package dev.flyback.cli.invocation;

import org.jspecify.annotations.NullMarked;
