/** Shows a run's progress on standard error: a bar, lines, or JSON. */
@NullMarked
package dev.flyback.cli.progress;

import org.jspecify.annotations.NullMarked;
