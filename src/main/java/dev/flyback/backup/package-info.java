/**
 * Making a dump: snapshot, history and scripts, the data by parallel workers, index, publication, check.
 */
@NullMarked
package dev.flyback.backup;

import org.jspecify.annotations.NullMarked;
