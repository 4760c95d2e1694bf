package uz.alovoice.core.campaign;

/** A person on a campaign's list. */
public record ContactId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
