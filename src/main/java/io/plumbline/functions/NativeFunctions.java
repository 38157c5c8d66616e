package io.plumbline.functions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import scala.Function1;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.runtime.AbstractFunction1;

/**
 * SQL functions that are Java methods on Spark's own values ({@code UTF8String}, {@code ArrayData}, days as {@code int}). Unlike
 * a UDF they cost no conversion of their arguments. The methods are public, take boxed values and get nulls.
 */
final class NativeFunctions {
    private final SparkSession spark;

    NativeFunctions(SparkSession spark) {
        this.spark = spark;
    }

    /** A static method. */
    void register(String name, Class<?> holder, String method, DataType result, DataType... parameters) {
        register(
                name,
                parameters.length,
                arguments -> new StaticInvoke(
                        holder,
                        result,
                        method,
                        arguments,
                        MethodCall.types(Arrays.asList(parameters)),
                        false,
                        true,
                        true,
                        Option.empty()));
    }

    /** A method of an object that goes with the plan to the tasks. */
    void register(String name, Serializable target, String method, DataType result, DataType... parameters) {
        MethodCall call = new MethodCall(target, method, parameters);
        register(name, parameters.length, arguments -> call.value(result, arguments));
    }

    /**
     * A method that takes one number and gives a result or null; null where the number is unknown. Its object is asked for
     * whenever a query that calls the function is analysed.
     */
    void registerOfNumber(
            String name, Class<?> holder, String method, DataType result, Supplier<? extends Serializable> target) {
        register(
                name,
                1,
                arguments -> new MethodCall(holder, target.get(), method, List.of(DataTypes.LongType))
                        .valueOfKnown(result, arguments));
    }

    /** A value, without arguments. */
    void registerValue(String name, Literal value) {
        register(name, 0, arguments -> value);
    }

    private interface Call {
        Expression with(Seq<Expression> arguments);
    }

    private void register(String name, int parameters, Call call) {
        Function1<Seq<Expression>, Expression> builder = new AbstractFunction1<>() {
            @Override
            public Expression apply(Seq<Expression> arguments) {
                if (arguments.size() != parameters) {
                    throw new IllegalArgumentException(
                            "%s takes %d arguments, not %d".formatted(name, parameters, arguments.size()));
                }
                return call.with(arguments);
            }
        };
        ((org.apache.spark.sql.classic.SparkSession) spark)
                .sessionState()
                .functionRegistry()
                .createOrReplaceTempFunction(name, builder, "built-in");
    }
}
