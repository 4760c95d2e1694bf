package uz.alovoice.core.directory;

import uz.alovoice.core.TenantId;
import uz.alovoice.core.operator.OperatorId;

/**
 * An operator as a switch knows him.
 *
 * @param a1Hash md5(extension:domain:secret), what digests are checked with
 */
public record SipUser(
        TenantId tenant, OperatorId operator, String extension, String domain, String name, String a1Hash) {}
