package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("A trunk's registration (real FreeSWITCH)")
class TrunkRegistrationOnRealSwitchTest extends TrunkRegistrationContract {
    TrunkRegistrationOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
