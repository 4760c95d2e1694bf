package uz.alovoice.core.number;

/** A connected number. */
public record NumberId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
