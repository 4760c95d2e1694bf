package uz.alovoice.core.client;

/** A client's row. */
public record ClientId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
