let agreements = 0;

/** Tokens of an agreement that no other test shares a budget with. */
export const ownAgreement = () => ({
  appSecretToken: "app-secret-0123456789",
  agreementGrantToken: `own-grant-${++agreements}-0123456789`,
});
