/** The ledger that a running restore keeps in its target: its phase, what is loaded, and the steps that are to be done. */
@NullMarked
package dev.flyback.database.postgres.ledger;

import org.jspecify.annotations.NullMarked;
