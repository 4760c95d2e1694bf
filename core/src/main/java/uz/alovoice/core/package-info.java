/** core. */
package uz.alovoice.core;
