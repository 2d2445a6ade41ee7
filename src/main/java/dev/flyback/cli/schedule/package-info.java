/** The command schedule, and what its runs do. */
@NullMarked
package dev.flyback.cli.schedule;

import org.jspecify.annotations.NullMarked;
