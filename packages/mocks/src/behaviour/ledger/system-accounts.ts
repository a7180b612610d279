/** Accounts that e-conomic posts to by itself; part of every new chart, and never deleted. */
export const systemAccounts = {
  /** Differences between the rate of an invoice and that of its payment. */
  exchangeDifference: 4360,
  /** Where the result of a year goes when the next one is opened. */
  resultCarriedForward: 7995,
} as const;
