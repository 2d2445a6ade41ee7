/** Where a flag's value comes from when it is not given: the environment, then the configuration file. */
@NullMarked
package dev.flyback.cli.settings;

import org.jspecify.annotations.NullMarked;
