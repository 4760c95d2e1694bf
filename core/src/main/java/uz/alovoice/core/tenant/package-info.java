/** Who the customers are. */
package uz.alovoice.core.tenant;
