/** The leaders' page: one self-contained HTML document made from what a release says; knows no Spark but where it reads. */
@org.jspecify.annotations.NullMarked
package io.plumbline.publish.scorecard;
