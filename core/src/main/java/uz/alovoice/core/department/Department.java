package uz.alovoice.core.department;

import java.util.List;
import uz.alovoice.core.operator.OperatorId;

/**
 * A group of operators that share a queue.
 *
 * @param members in the order of {@link Strategy#TOP_DOWN}
 * @param version grows with each edit
 */
public record Department(DepartmentId id, DepartmentSettings settings, List<OperatorId> members, int version) {}
