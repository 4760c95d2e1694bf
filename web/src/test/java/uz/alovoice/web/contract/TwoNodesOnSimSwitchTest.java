package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;
import uz.alovoice.web.centre.TwoNodes;

@ExtendWith(OnSimSwitch.class)
@DisplayName("Two nodes (simulated switch)")
class TwoNodesOnSimSwitchTest extends TwoNodesContract {
    TwoNodesOnSimSwitchTest(@TwoNodes CallCentre centre) {
        super(centre);
    }
}
