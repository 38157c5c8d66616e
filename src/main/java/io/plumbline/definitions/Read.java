package io.plumbline.definitions;

/** A definition and the block it was read from, which knows the lines of its keys. */
record Read<T>(T definition, Node node) {}
