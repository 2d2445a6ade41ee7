/** The command line as a whole: starts the program, and puts together commands and what they put to work. */
@NullMarked
package dev.flyback.cli;

import org.jspecify.annotations.NullMarked;
