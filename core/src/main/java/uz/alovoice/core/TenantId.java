package uz.alovoice.core;

/** A customer of AloVoice. The first argument of every store method. */
public record TenantId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
