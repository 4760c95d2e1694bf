package uz.alovoice.simswitch.api;

import uz.alovoice.simswitch.node.Node;

/**
 * The place of uuid_audio_fork, audio over a WebSocket. The module is absent here, so a brain falls back to unicast; the
 * answer is the one of a switch without it.
 */
final class AudioFork implements ApiCommand {
    @Override
    public String run(Node node, String argument) {
        return "-ERR uuid_audio_fork Command not found!\n";
    }
}
