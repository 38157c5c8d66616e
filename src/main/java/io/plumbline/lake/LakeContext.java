package io.plumbline.lake;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * Sends functions to tasks as they are. Spark reads the bytecode of the class of every function of every query, to look for
 * what only a Scala shell leaves in one, and writes the function once to see whether it can be sent; with queries over few
 * rows that is a tenth of a night. A function that cannot be sent fails its job all the same, when it is sent.
 */
final class LakeContext extends SparkContext {
    private LakeContext(SparkConf settings) {
        super(settings);
    }

    /** Starts Spark; sessions of this process find it. */
    static void start(SparkConf settings) {
        new LakeContext(settings);
    }

    @Override
    public <F> F clean(F function, boolean isToBeTried) {
        return function;
    }
}
