package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("A trunk's registration (simulated switch)")
class TrunkRegistrationOnSimSwitchTest extends TrunkRegistrationContract {
    TrunkRegistrationOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
