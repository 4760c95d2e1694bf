package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("A call to the world (real FreeSWITCH)")
class OutsideCallsOnRealSwitchTest extends OutsideCallsContract {
    OutsideCallsOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
