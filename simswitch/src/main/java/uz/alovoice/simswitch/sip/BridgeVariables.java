package uz.alovoice.simswitch.sip;

import uz.alovoice.simswitch.channel.Channel;
import uz.alovoice.simswitch.channel.HangupCause;
import uz.alovoice.simswitch.channel.Variables;

/**
 * The variables an originate leaves on its caller, stale ones included: when no leg was made, last_bridge_* keep what an
 * earlier bridge left (captures esl-outbound/08). All methods do nothing without a caller.
 */
final class BridgeVariables {
    private BridgeVariables() {}

    static void begin(Channel caller) {
        if (caller == null) return;
        Variables v = caller.variables();
        if (v.get("originate_disposition") == null) {
            v.set("originate_disposition", "failure");
            v.set("DIALSTATUS", "INVALIDARGS");
        }
    }

    static void legMade(Channel caller, Channel leg) {
        if (caller == null) return;
        Variables v = caller.variables();
        v.set("dialed_user", leg.variables().get("dialed_user", v.get("dialed_user")));
        v.set("dialed_domain", leg.variables().get("dialed_domain", v.get("dialed_domain")));
        v.set("sip_invite_failure_status", null);
        v.set("sip_invite_failure_phrase", null);
        v.set("originate_signal_bond", leg.uuid());
        v.push("originated_legs", leg.uuid() + ";" + leg.profile().calleeName + ";" + leg.profile().calleeNumber);
        caller.profile().calleeName = leg.profile().calleeName;
        caller.profile().calleeNumber = leg.profile().calleeNumber;
    }

    static void legFailed(Channel caller, Channel leg) {
        if (caller == null) return;
        Variables v = caller.variables();
        v.push("originate_causes", leg.uuid() + ";" + leg.cause());
        v.set("last_bridge_hangup_cause", leg.cause().name());
        int status = leg.sipFailure();
        if (status == 0) return;
        refused(v, status);
    }

    private static void refused(Variables v, int status) {
        v.set("sip_invite_failure_status", Integer.toString(status));
        v.set("sip_invite_failure_phrase", HangupCause.phraseOf(status));
        v.set("sip_hangup_phrase", HangupCause.phraseOf(status));
        v.set("last_bridge_proto_specific_hangup_cause", "sip:" + status);
    }

    static void end(Channel caller, Originator.Outcome outcome) {
        if (caller == null) return;
        Variables v = caller.variables();
        switch (outcome) {
            case Originator.Outcome.Answered answered -> {
                v.push("originate_causes", answered.leg().uuid() + ";NONE");
                v.set("originate_disposition", "SUCCESS");
                v.set("DIALSTATUS", "SUCCESS");
                v.set("originate_signal_bond", null);
                v.set("signal_bond", answered.leg().uuid());
            }
            case Originator.Outcome.Failed failed -> {
                v.set("originate_disposition", failed.cause().name());
                v.set("DIALSTATUS", dialStatus(failed.cause()));
                v.set("originate_failed_cause", failed.cause().name());
            }
        }
    }

    private static String dialStatus(HangupCause cause) {
        return switch (cause) {
            case USER_BUSY -> "BUSY";
            case CALL_REJECTED -> "DONTCALL";
            case NO_ANSWER -> "NOANSWER";
            case ORIGINATOR_CANCEL -> "CANCEL";
            default -> cause.name();
        };
    }

    /** After a bridge that was up: the b-leg's end as the caller's variables show it. */
    static void bridgeEnded(Channel caller, Channel leg) {
        Variables v = caller.variables();
        HangupCause cause = leg.cause() == null ? HangupCause.NORMAL_CLEARING : leg.cause();
        if (leg.sipFailure() != 0) {
            refused(v, leg.sipFailure()); // after early media
        } else if (leg.endedByFarEnd()) {
            v.set("sip_hangup_phrase", "OK");
            v.set("last_bridge_proto_specific_hangup_cause", "sip:200");
        }
        v.set("last_bridge_hangup_cause", cause.name());
        v.set("bridge_hangup_cause", cause.name());
        v.set("bridge_to", null);
    }
}
