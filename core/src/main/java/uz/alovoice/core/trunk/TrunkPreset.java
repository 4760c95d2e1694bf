package uz.alovoice.core.trunk;

import java.util.Map;
import uz.alovoice.core.Language;

/**
 * What a provider's customers have in common, so that a new trunk needs login and password only where that is possible.
 *
 * @param server     null where the provider gives each customer one of his own: the customer fills it in
 * @param serverHint shown beside the field for the server
 * @param registered whether customers register with login and password as a rule
 * @param note       what else to know, for the person who fills in the form
 */
public record TrunkPreset(
        String id,
        String name,
        String server,
        Map<Language, String> serverHint,
        int port,
        Transport transport,
        boolean registered,
        String callerNumberFormat,
        Map<Language, String> note) {}
