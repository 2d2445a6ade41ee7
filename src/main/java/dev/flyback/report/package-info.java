/**
 * What a run tells while it works: progress and its events, without knowing who shows them.
 */
@NullMarked
package dev.flyback.report;

import org.jspecify.annotations.NullMarked;
