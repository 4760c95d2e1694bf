package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("An operator's call (simulated switch)")
class OperatorCallsOnSimSwitchTest extends OperatorCallsContract {
    OperatorCallsOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
