package uz.alovoice.core.apikey;

/** A key for programs. */
public record ApiKeyId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
