package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("A call from a trunk (real FreeSWITCH)")
class TrunkCallOnRealSwitchTest extends TrunkCallContract {
    TrunkCallOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
