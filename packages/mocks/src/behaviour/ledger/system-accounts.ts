/** Accounts that e-conomic posts to by itself. They are in every new chart, and are never deleted. */
export const systemAccounts = {
  /** Differences between the rate of an invoice and that of its payment. */
  exchangeDifference: 4360,
  /** Gets the result of a year when the next year is opened. */
  resultCarriedForward: 7995,
} as const;
