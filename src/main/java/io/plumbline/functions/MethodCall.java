package io.plumbline.functions;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Calls of a public method of an object that goes with the plan to the tasks, on Spark's own values. */
public final class MethodCall {
    private final Class<?> holder;
    private final Serializable target;
    private final String method;
    private final Seq<AbstractDataType> parameters;

    /** @param holder a public class of the target */
    public MethodCall(Class<?> holder, Serializable target, String method, List<DataType> parameters) {
        this.holder = holder;
        this.target = target;
        this.method = method;
        this.parameters = types(parameters);
    }

    public MethodCall(Serializable target, String method, DataType... parameters) {
        this(target.getClass(), target, method, Arrays.asList(parameters));
    }

    static Seq<AbstractDataType> types(List<DataType> types) {
        return CollectionConverters.asScala(List.<AbstractDataType>copyOf(types))
                .toSeq();
    }

    /** A method that takes boxed values and gets nulls. */
    public Expression value(DataType result, Seq<Expression> arguments) {
        return call(result, arguments, false, true);
    }

    /** A method that is not asked where an argument is null; the result is null then. */
    Expression valueOfKnown(DataType result, Seq<Expression> arguments) {
        return call(result, arguments, true, true);
    }

    /** A method that says yes or no of arguments that are never null. */
    public Expression condition(List<? extends Expression> arguments) {
        return call(
                DataTypes.BooleanType,
                CollectionConverters.asScala(List.<Expression>copyOf(arguments)).toSeq(),
                true,
                false);
    }

    private Expression call(DataType result, Seq<Expression> arguments, boolean skipsNull, boolean isNullable) {
        Expression object = Literal.fromObject(target, new ObjectType(holder));
        return new Invoke(object, method, result, arguments, parameters, skipsNull, isNullable, true);
    }
}
