/** First contracts for exports that nobody has described yet, from a sample file and the contracts there are. Knows no Spark. */
@org.jspecify.annotations.NullMarked
package io.plumbline.draft;
