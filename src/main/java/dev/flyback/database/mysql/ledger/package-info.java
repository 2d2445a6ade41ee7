/** The ledger that a running restore keeps in its target: its phase, what is loaded, how everything was defined, and the steps that are to be done. */
@NullMarked
package dev.flyback.database.mysql.ledger;

import org.jspecify.annotations.NullMarked;
