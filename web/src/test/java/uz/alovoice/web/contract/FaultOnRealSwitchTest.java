package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("A fault beneath the calls (real FreeSWITCH)")
class FaultOnRealSwitchTest extends FaultContract {
    FaultOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
