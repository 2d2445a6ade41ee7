/**
 * Expected failures and how the process ends: one sealed hierarchy, open to every package, mapped to the terminal once, in {@code cli}.
 */
@NullMarked
package dev.flyback.failure;

import org.jspecify.annotations.NullMarked;
