package uz.alovoice.simswitch.api;

import uz.alovoice.simswitch.node.Node;

/** A command of {@code api} and {@code bgapi}; may await. The answer is sent as it is, newline or not. */
@FunctionalInterface
interface ApiCommand {
    String run(Node node, String argument);
}
