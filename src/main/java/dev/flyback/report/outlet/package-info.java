/**
 * Where runs are told: a file, a Pushgateway, a dead man's switch. None of them can fail a run, or hold it up for long.
 */
@NullMarked
package dev.flyback.report.outlet;

import org.jspecify.annotations.NullMarked;
