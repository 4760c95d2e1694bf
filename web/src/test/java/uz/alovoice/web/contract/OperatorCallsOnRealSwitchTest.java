package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("An operator's call (real FreeSWITCH)")
class OperatorCallsOnRealSwitchTest extends OperatorCallsContract {
    OperatorCallsOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
