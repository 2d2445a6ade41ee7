/**
 * Resident mode: backups by the clock, what is told of them over HTTP, and an orderly end. What a backup is, others say.
 */
@NullMarked
package dev.flyback.schedule;

import org.jspecify.annotations.NullMarked;
