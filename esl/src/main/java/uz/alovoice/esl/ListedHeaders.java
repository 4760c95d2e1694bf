package uz.alovoice.esl;

import java.util.List;
import java.util.Map.Entry;

/** Headers already decoded: those of a JSON event and of an event that was built here. */
record ListedHeaders(List<Entry<String, String>> entries) implements Headers {
    ListedHeaders {
        entries = List.copyOf(entries);
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public String name(int index) {
        return entries.get(index).getKey();
    }

    @Override
    public String value(int index) {
        return entries.get(index).getValue();
    }

    @Override
    public int find(String name, int from) {
        for (int i = from; i < entries.size(); i++) {
            if (entries.get(i).getKey().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }
}
