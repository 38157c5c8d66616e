/** Reads delimited files about which no contract says anything: finds the dialect and the layout, loses no cell; knows no Spark. */
@org.jspecify.annotations.NullMarked
package io.plumbline.dialect;
