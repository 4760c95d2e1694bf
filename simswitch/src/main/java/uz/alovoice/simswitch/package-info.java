/** simswitch. */
package uz.alovoice.simswitch;
