package uz.alovoice.core.conclusion;

/** One of the tenant's own words for what a talk came to. */
public record Conclusion(long id, String name, int place) {}
