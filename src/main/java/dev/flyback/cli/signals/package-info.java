/** SIGINT and SIGTERM, and the orderly end that they ask of the one run. */
@NullMarked
package dev.flyback.cli.signals;

import org.jspecify.annotations.NullMarked;
