package io.plumbline.definitions;

/** A piece of HOCON text and the line on which it begins. */
record HoconToken(Sort sort, String text, int line) {
    enum Sort {
        OPEN_OBJECT,
        CLOSE_OBJECT,
        OPEN_LIST,
        CLOSE_LIST,
        COMMA,
        NEWLINE,
        ASSIGN,
        APPEND,
        QUOTED,
        WORD,
        SUBSTITUTION
    }
}
