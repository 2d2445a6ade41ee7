/**
 * The index of a dump as values: what the JSON at the dump's end says. Field names are part of the format.
 */
@NullMarked
package dev.flyback.dump.index;

import org.jspecify.annotations.NullMarked;
