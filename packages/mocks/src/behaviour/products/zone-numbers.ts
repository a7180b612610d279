/** The zone whose account a product group shows as its own. */
export const domesticZone = 1;

/** The zone for projects. It is not a VAT zone, but its account is stored like that of one. */
export const projectZone = 5;

/** Zone numbers that no group can use. They are between the fixed zones and the zones of single countries. */
export const reservedZones: readonly number[] = [6, 7];
