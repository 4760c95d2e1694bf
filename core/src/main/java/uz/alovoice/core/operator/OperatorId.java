package uz.alovoice.core.operator;

/** A person with an extension. */
public record OperatorId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
