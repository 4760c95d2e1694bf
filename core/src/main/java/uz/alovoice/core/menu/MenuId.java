package uz.alovoice.core.menu;

/** A voice menu. */
public record MenuId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
