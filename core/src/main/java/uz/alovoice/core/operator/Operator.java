package uz.alovoice.core.operator;

import java.util.List;

/**
 * A person with an extension.
 *
 * @param extension   digits, unique among the operators and departments of the tenant
 * @param departments ids of those he is in; plain numbers, since departments are made of operators
 * @param disabled    his phones may not register and nobody rings him
 * @param state       when it was read
 * @param devices     phones that were registered then
 * @param version     grows with each edit of his settings
 */
public record Operator(
        OperatorId id,
        String extension,
        OperatorSettings settings,
        List<Long> departments,
        boolean disabled,
        Presence presence,
        OperatorState state,
        int devices,
        int version) {}
