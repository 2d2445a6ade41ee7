/**
 * The port to where dumps live. Each adapter has a folder of its own and passes the same contract test.
 */
@NullMarked
package dev.flyback.storage;

import org.jspecify.annotations.NullMarked;
