package io.plumbline.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** For the values of a column, the names that they are forms of; a form can belong to several, as chris to christine. */
final class Nicknames {
    private final int[][] names;

    Nicknames(Values values, List<Set<String>> forms) {
        Map<String, List<Integer>> namesOfForm = new HashMap<>();
        for (int name = 0; name < forms.size(); name++) {
            for (String form : forms.get(name)) {
                namesOfForm.computeIfAbsent(form, first -> new ArrayList<>()).add(name);
            }
        }
        names = new int[values.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = namesOfForm.getOrDefault(values.text(i), List.of()).stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    ValueTest same() {
        return (left, right) -> {
            for (int name : names[left]) {
                for (int other : names[right]) {
                    if (name == other) {
                        return true;
                    }
                }
            }
            return false;
        };
    }
}
