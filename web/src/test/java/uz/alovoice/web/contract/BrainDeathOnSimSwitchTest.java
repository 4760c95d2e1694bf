package uz.alovoice.web.contract;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import uz.alovoice.web.centre.CallCentre;
import uz.alovoice.web.centre.OnSimSwitch;

@ExtendWith(OnSimSwitch.class)
@DisplayName("The death of a brain (simulated switch)")
class BrainDeathOnSimSwitchTest extends BrainDeathContract {
    BrainDeathOnSimSwitchTest(CallCentre centre) {
        super(centre);
    }
}
