type Changes = Readonly<Record<string, unknown>>;

/** Makes the smallest customer that REST accepts, with the seeded groups, terms and zones. */
export const customerBody = (changes: Changes = {}) => ({
  name: "Ny kunde",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
  paymentTerms: { paymentTermsNumber: 2 },
  ...changes,
});
