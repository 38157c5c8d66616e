/** What SQL in jobs/ and conf/ may call: functions.sql and the few functions that SQL cannot say. Knows definitions and Spark only. */
@org.jspecify.annotations.NullMarked
package io.plumbline.functions;
