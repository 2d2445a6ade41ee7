/**
 * What is taken off a target before the rows come, planned and put back after them: keys, foreign keys, triggers, events; and the proof that all is as it
 * was.
 */
@NullMarked
package dev.flyback.database.mysql.rebuild;

import org.jspecify.annotations.NullMarked;
