type Changes = Readonly<Record<string, unknown>>;

/** The smallest customer that REST accepts, on the seeded lookups. */
export const customerBody = (changes: Changes = {}) => ({
  name: "Ny kunde",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
  paymentTerms: { paymentTermsNumber: 2 },
  ...changes,
});
