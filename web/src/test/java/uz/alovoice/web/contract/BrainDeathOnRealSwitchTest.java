package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnRealSwitch;

@ExtendWith(OnRealSwitch.class)
@DisplayName("The death of a brain (real FreeSWITCH)")
class BrainDeathOnRealSwitchTest extends BrainDeathContract {
    BrainDeathOnRealSwitchTest(CallCentre centre) {
        super(centre);
    }
}
