/** The image and the manifests, built and run by a container engine against servers in containers; only under the profile "image". */
@NullMarked
package dev.flyback.image;

import org.jspecify.annotations.NullMarked;
