/** What a run leaves to the next. */
export interface State {
  /** Number of the last order that was taken up. */
  orders: number;
  /** Orders that were taken up and are no invoice yet: they wait, or a person has to see to them. */
  open: string[];
  customers: CustomerCursor;
}

/** How far customers have been handed back. They are read by number, so that a slice can end anywhere. */
export interface CustomerCursor {
  /** Since when changes are looked for; nothing on the first pass, which reads all customers. */
  since?: string;
  /** When the pass that is under way began: from then on the next one looks. */
  began?: string;
  /** Number of the last customer of that pass. */
  after?: number;
}

const isTime = (value: unknown): boolean =>
  value === undefined || (typeof value === "string" && !Number.isNaN(Date.parse(value)));

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Reads the last output. After an init run that came first there is one without any of this. Throws if it is damaged. */
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
