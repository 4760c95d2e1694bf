package uz.alovoice.web;

import io.vertx.core.Vertx;
import java.util.UUID;
import uz.alovoice.core.call.DialOut;
import uz.alovoice.core.call.EndLeg;
import uz.alovoice.core.call.JoinLegs;
import uz.alovoice.core.call.ReserveLine;
import uz.alovoice.core.database.Db;
import uz.alovoice.core.directory.Devices;
import uz.alovoice.core.flow.PlaceCall;
import uz.alovoice.core.node.Switches;

/** For tests of what needs no node. */
public final class NoSwitch {
    private NoSwitch() {}

    /** Rings nobody: no node is there to be told. */
    public static PlaceCall placeCall(Vertx vertx, Db db) {
        return new PlaceCall(
                vertx,
                new DialOut(db, UUID.randomUUID(), new ReserveLine(db), new Devices()),
                new Switches(),
                new EndLeg(db, new JoinLegs(db)));
    }
}
