package uz.alovoice.core.routing;

/** A kind of thing that a step can name, its table, and how steps name it: a JSON path in which {@code $id} is the thing. */
public enum Thing {
    OPERATOR("operator", "@.type == \"extension\" && @.operator == $id || @.type == \"pick_up\" && @.operator == $id"),
    DEPARTMENT("department", "(@.type == \"queue\" || @.type == \"voicemail\") && @.department == $id"),
    MENU("menu", "@.type == \"menu\" && @.id == $id"),
    SCHEDULE("schedule", "@.type == \"schedule\" && @.id == $id"),
    AUDIO("audio", "@.type == \"message\" && @.audio == $id");

    private final String table;
    private final String filter;

    Thing(String table, String filter) {
        this.table = table;
        this.filter = filter;
    }

    String table() {
        return table;
    }

    /** What makes a row of the table a thing that is there, for a WHERE that has one condition already. */
    String present() {
        return this == OPERATOR ? " AND deleted_at IS NULL" : "";
    }

    /** Strict, so that a step within a step is met once and nothing is unwrapped. */
    String jsonPath() {
        return "strict $.** ? (" + filter + ")";
    }
}
