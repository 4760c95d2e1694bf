package uz.alovoice.core.person;

/** A person's place in a tenant. */
public record MemberId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
