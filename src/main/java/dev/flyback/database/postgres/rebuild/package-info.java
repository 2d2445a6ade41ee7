/**
 * What is taken off a target before the rows come, planned and put back after them: indexes, foreign keys, triggers, constraints; and the proof that all is
 * as it was.
 */
@NullMarked
package dev.flyback.database.postgres.rebuild;

import org.jspecify.annotations.NullMarked;
