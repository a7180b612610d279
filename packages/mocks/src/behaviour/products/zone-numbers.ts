/** The zone whose account a product group shows as its own. */
export const DOMESTIC = 1;

/** The zone that stands for projects: no VAT zone, but kept like one. */
export const PROJECT = 5;

/** Numbers between the fixed zones and those of single countries that no group can use. */
export const RESERVED: readonly number[] = [6, 7];
