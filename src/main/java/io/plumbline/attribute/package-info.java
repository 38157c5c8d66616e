/** Credits touches for milestones, exact to the cent. */
@org.jspecify.annotations.NullMarked
package io.plumbline.attribute;
