package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("A call from a trunk (simulated switch)")
class TrunkCallOnSimSwitchTest extends TrunkCallContract {
    TrunkCallOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
