/** esl. */
package uz.alovoice.esl;
