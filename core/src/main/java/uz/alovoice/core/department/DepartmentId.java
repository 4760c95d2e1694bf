package uz.alovoice.core.department;

/** A group of operators. */
public record DepartmentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
