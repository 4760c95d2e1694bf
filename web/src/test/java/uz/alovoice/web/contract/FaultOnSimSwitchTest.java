package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("A fault beneath the calls (simulated switch)")
class FaultOnSimSwitchTest extends FaultContract {
    FaultOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
