/** The output of a run, which the next run reads. */
export interface State {
  /** The number of the last order that the work has begun on. */
  orders: number;
  /** Orders that the work has begun on and that are not invoices yet: they wait, or need a person. */
  open: string[];
  customers: CustomerCursor;
}

/** How far customers have been sent back. They are read by number, so that a run can stop anywhere. */
export interface CustomerCursor {
  /** The time since which changes are read. It is absent in the first pass, which reads all customers. */
  since?: string;
  /** When the present pass began. The next pass reads the changes since then. */
  began?: string;
  /** The number of the customer that the present pass sent last. */
  after?: number;
}

const isTime = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && !Number.isNaN(Date.parse(value)));

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * Reads the last output, which has none of these properties if the first run was an init run. Throws if it is
 * damaged.
 */
export function readState(saved: Record<string, unknown>): State {
  const { orders = 0, open = [], customers = {} } = saved;
  if (!isNumber(orders)) throw new Error("orders must be a whole number from 0.");
  if (!Array.isArray(open) || !open.every((id) => typeof id === "string"))
    throw new Error("open must be a list of the orders' ids.");
  if (typeof customers !== "object" || customers === null) throw new Error("customers must be an object.");
  const { since, began, after } = customers as CustomerCursor;
  if (!isTime(since) || !isTime(began)) throw new Error("customers.since and customers.began must be times.");
  if (after !== undefined && !isNumber(after))
    throw new Error("customers.after must be a whole number from 0.");
  return { orders, open, customers: { ...customers } };
}
