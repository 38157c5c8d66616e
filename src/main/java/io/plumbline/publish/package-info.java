/** Publishes gold as one release, with dictionary and scorecard. */
@org.jspecify.annotations.NullMarked
package io.plumbline.publish;
