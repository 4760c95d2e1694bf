/** web. */
package uz.alovoice.web;
