package uz.alovoice.esl;

/** Headers in their order; names compare without case, as FreeSWITCH does. */
sealed interface Headers permits PlainHeaders, ListedHeaders {
    int size();

    String name(int index);

    String value(int index);

    /** Index of the first header of that name at or after {@code from}, or -1. */
    int find(String name, int from);
}
