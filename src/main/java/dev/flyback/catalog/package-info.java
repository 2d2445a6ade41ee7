/**
 * The dumps of a store: how their keys are built, listed and chosen from.
 */
@NullMarked
package dev.flyback.catalog;

import org.jspecify.annotations.NullMarked;
