package io.plumbline.land;

/**
 * Follows the records of a text without keeping them, so that damage is known before the first row is landed. Texts come as bytes
 * in which every ASCII character is one byte of its own and no byte of another character is ASCII.
 */
interface Structure {
    void accept(byte[] text, int from, int to);

    /** To be called once, after the last text. */
    void end();

    /** Why the text cannot be read as a whole, or "". */
    String damage();

    /** Records seen so far. */
    long records();

    /** The physical line now being read, from 1. */
    long line();
}
