package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("A call to the world (simulated switch)")
class OutsideCallsOnSimSwitchTest extends OutsideCallsContract {
    OutsideCallsOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
