let agreements = 0;

/** Makes tokens of an agreement whose budget no other test shares. */
export const ownAgreement = () => ({
  appSecretToken: "app-secret-0123456789",
  agreementGrantToken: `own-grant-${++agreements}-0123456789`,
});
