package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;
import uz.alovoice.web.centre.TwoNodes;

@ExtendWith(OnRealSwitch.class)
@DisplayName("Two nodes (real FreeSWITCH)")
class TwoNodesOnRealSwitchTest extends TwoNodesContract {
    TwoNodesOnRealSwitchTest(@TwoNodes CallCentre centre) {
        super(centre);
    }
}
