package io.plumbline.dialect;

/** A cell's form: a digit is 9, a capital A, another letter a, and all else stands for itself. */
final class Shape {
    static final int LONGEST = 40;

    private Shape() {}

    static String of(String cell) {
        StringBuilder shape = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            shape.append(Character.isDigit(c) ? '9' : Character.isUpperCase(c) ? 'A' : Character.isLetter(c) ? 'a' : c);
        }
        return shape.toString();
    }
}
