/** The zone whose account a product group shows as its own. */
export const domesticZone = 1;

/** The zone for projects. It is not a VAT zone, but its account is stored like that of one. */
export const projectZone = 5;

/** Numbers between the fixed zones and those of single countries that no group can use. */
export const reservedZones: readonly number[] = [6, 7];
