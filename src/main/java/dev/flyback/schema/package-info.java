/**
 * Schema histories, migration sets and shapes: what a dump is tagged with, and how a target is brought to it.
 */
@NullMarked
package dev.flyback.schema;

import org.jspecify.annotations.NullMarked;
