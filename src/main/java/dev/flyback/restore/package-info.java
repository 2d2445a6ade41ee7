/**
 * Bringing a dump back: the target's check, the migrations, the load with its schedule, the proof. Knows no engine.
 */
@NullMarked
package dev.flyback.restore;

import org.jspecify.annotations.NullMarked;
