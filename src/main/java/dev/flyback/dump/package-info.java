/**
 * The dump format: frames, index, hashes, writer and reader. Knows no database and no store; {@code docs/format.md} is its specification.
 */
@NullMarked
package dev.flyback.dump;

import org.jspecify.annotations.NullMarked;
