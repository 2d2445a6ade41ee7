/** The store in a folder: a file per object, published by a hard link when it is whole and on the disk. */
@NullMarked
package dev.flyback.storage.local;

import org.jspecify.annotations.NullMarked;
