package uz.alovoice.core.operator;

/**
 * A person with an extension.
 *
 * @param extension digits, unique among the operators and departments of the tenant
 * @param disabled  his phones may not register and nobody rings him
 */
public record Operator(
        OperatorId id, String extension, OperatorSettings settings, boolean disabled, Presence presence) {}
