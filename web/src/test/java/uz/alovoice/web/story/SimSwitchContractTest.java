package uz.alovoice.web.story;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on the simulated switch. */
class SimSwitchContractTest extends SwitchContract {
    private static CallCentre centre;

    @BeforeAll
    static void open() {
        centre = new CallCentre();
    }

    @AfterAll
    static void close() {
        centre.close();
    }

    @Override
    CallCentre centre() {
        return centre;
    }

    @Override
    Parties parties() {
        return new SimParties(centre);
    }
}
