/** The use case that removes dumps which no rule keeps, and the pure policy that decides. */
@NullMarked
package dev.flyback.prune;

import org.jspecify.annotations.NullMarked;
