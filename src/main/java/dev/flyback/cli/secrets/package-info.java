/** Reads secrets from files, and keeps them out of all that is printed. */
@NullMarked
package dev.flyback.cli.secrets;

import org.jspecify.annotations.NullMarked;
