/** Accounts that e-conomic posts to by itself; part of every new chart, and never deleted. */
export const systemAccounts = {
  /** Differences between the rate of an invoice and that of its payment. */
  exchangeDifference: 4360,
  /** Takes the result of a year when the next one is opened. */
  resultCarriedForward: 7995,
} as const;
