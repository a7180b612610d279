let agreements = 0;

/** Makes tokens of an agreement for one test, so that no other test shares its rate budget. */
export const ownAgreement = () => ({
  appSecretToken: "app-secret-0123456789",
  agreementGrantToken: `own-grant-${++agreements}-0123456789`,
});
