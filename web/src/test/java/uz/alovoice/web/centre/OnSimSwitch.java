package uz.alovoice.web.centre;

/** Tests on a simulated switch. */
public final class OnSimSwitch extends SharedCentre {
    @Override
    CallCentre make(int nodes, int brains) {
        return CallCentre.onSimSwitch(nodes, brains);
    }
}
