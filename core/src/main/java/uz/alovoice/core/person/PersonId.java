package uz.alovoice.core.person;

/** Who signs in. A person may belong to several tenants. */
public record PersonId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
