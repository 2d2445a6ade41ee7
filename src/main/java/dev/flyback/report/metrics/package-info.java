/**
 * What runs are measured by, and the text that Prometheus reads it in. Pure.
 */
@NullMarked
package dev.flyback.report.metrics;

import org.jspecify.annotations.NullMarked;
