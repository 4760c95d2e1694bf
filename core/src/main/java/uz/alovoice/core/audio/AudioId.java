package uz.alovoice.core.audio;

/** A sound file of a customer. */
public record AudioId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
