/**
 * What is claimed of a switch and the brain together: each theme once, run on the simulated switch always and on a real FreeSWITCH where one is
 * installed. A difference between them is a bug of the simulated one.
 */
package uz.alovoice.web.contract;
