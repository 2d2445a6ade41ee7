/** Flags that several commands have in common, and how their values are read. */
@NullMarked
package dev.flyback.cli.options;

import org.jspecify.annotations.NullMarked;
