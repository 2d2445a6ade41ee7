/**
 * Flyway's histories and scripts. Flyway's own classes compare versions, compute checksums and run scripts; none of its class path scanning is used.
 */
@NullMarked
package dev.flyback.schema.flyway;

import org.jspecify.annotations.NullMarked;
