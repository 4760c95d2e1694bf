/**
 * Campaigns: lists of people to be called, and the rules by which they are.
 *
 * <p>A contact's turn ({@code turn}):
 *
 * <pre>
 *                  claimed: due_at moves to the end of the lease, epoch + 1
 *                  ┌──┐   (a brain that dies lets it lapse, and it is due again)
 *                  │  ▼
 *  added ───────▶ waiting ──── attempt written (BeginAttempt) ───▶ calling
 *                  │  ▲ ▲                                            │
 *       on the     │  │ └── refused: closed, called enough today,    │ call ended
 *   do-not-call    │  │     in another call: due_at moves            │ (SettleAttempts)
 *          list    │  └───────────── the rule says again ────────────┤
 *                  ▼                                                 │
 *                 done ◀──────── success, or nothing left to try ────┘
 * </pre>
 *
 * <p>An attempt ({@code attempt}):
 *
 * <pre>
 *  open ── its call has ended, whoever saw it: socket, guardian, CDR, reconciliation ──▶ settled, with its outcome
 * </pre>
 *
 * Nobody is called twice at once: one open attempt for a number in a tenant, which an index holds. Nobody is called twice by a claim: an
 * attempt names the claim's epoch, and takes the turn out of {@code waiting} in the transaction that writes the call. An attempt is settled once:
 * by whoever holds its row while it is open.
 *
 * <p>{@code Dialler} asks {@code Situation} how many calls to place, claims so many contacts, begins an attempt for each and places its call; who
 * answers comes back through the dialplan ({@code flow.IncomingCalls}). Calls {@code call}, {@code node}, {@code routing}, {@code schedule}, the
 * database.
 */
package uz.alovoice.core.campaign;
