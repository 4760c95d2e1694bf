package uz.alovoice.core.campaign;

import uz.alovoice.core.Check;
import uz.alovoice.core.CoreException;
import uz.alovoice.core.CoreException.Reason;
import uz.alovoice.core.Message;
import uz.alovoice.core.campaign.pacing.Pacing;
import uz.alovoice.core.campaign.pacing.Predictive;

/**
 * The pacing rule of a campaign, as its owner chose it.
 *
 * @param kind          preview, progressive, power or predictive
 * @param ratio         of power: calls for each free seat, 1 to 10
 * @param abandonTarget of predictive: 0.001 to 0.03
 */
public record PacingChoice(String kind, double ratio, double abandonTarget) {
    public static final PacingChoice PROGRESSIVE = new PacingChoice("progressive", 1, 0.03);

    public PacingChoice {
        Check.that(kind != null, "pacing.kind", "field.required");
        Check.that(ratio >= 1 && ratio <= 10, "pacing.ratio", "field.range", 1, 10);
        Check.that(
                abandonTarget >= 0.001 && abandonTarget <= 0.03, "pacing.abandon_target", "field.range", 0.001, 0.03);
        rule(kind, ratio, abandonTarget);
    }

    public Pacing rule() {
        return rule(kind, ratio, abandonTarget);
    }

    private static Pacing rule(String kind, double ratio, double abandonTarget) {
        return switch (kind) {
            case "preview" -> new Pacing.Preview();
            case "progressive" -> new Pacing.Progressive();
            case "power" -> new Pacing.Power(ratio);
            case "predictive" -> new Predictive(abandonTarget);
            default ->
                throw new CoreException(
                        Reason.INVALID, Message.of("field.choice").at("pacing.kind"));
        };
    }
}
