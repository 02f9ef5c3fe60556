/**
 * The advance widths of Atkinson Hyperlegible Next at weight 400, in thousandths of the type size, for the characters from
 * space to tilde. Measured in Chromium from the font file that the site ships; a browser test measures them again.
 */
export const ASCII_WIDTHS: readonly number[] = [
  280, 286, 301, 651, 592, 919, 731, 160, 299, 299, 485, 606, 210, 362, 210, 387, 648, 407, 548, 576, 614,
  588, 598, 510, 615, 595, 210, 210, 553, 628, 553, 480, 778, 626, 613, 645, 669, 569, 552, 694, 694, 392,
  512, 631, 541, 824, 693, 714, 592, 724, 614, 592, 558, 690, 593, 856, 623, 575, 607, 317, 387, 344, 552,
  372, 243, 525, 566, 485, 564, 538, 314, 558, 550, 252, 245, 492, 262, 845, 550, 548, 566, 574, 349, 471,
  326, 540, 461, 684, 481, 449, 460, 344, 237, 344, 555,
];

/** The other characters that the handbook's own words use. */
export const OTHER_WIDTHS: Readonly<Record<string, number>> = {
  '\u00a0': 280,
  '’': 236,
  '‘': 236,
  '“': 399,
  '”': 399,
  '…': 670,
  '–': 504,
  '→': 1000,
};
