/** Models that learn a channel's worth from all paths, converted or not: plain Java, exact, without Spark. */
@org.jspecify.annotations.NullMarked
package io.plumbline.paths;
