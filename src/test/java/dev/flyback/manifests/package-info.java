/** What lies in {@code k8s}: read strictly, as the server would. */
@NullMarked
package dev.flyback.manifests;

import org.jspecify.annotations.NullMarked;
