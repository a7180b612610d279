/** A line of an order. */
export interface OrderLine {
  productNumber: string;
  quantity: number;
  unitNetPrice: number;
}

/** An order of the shop: what an invoice is made from. */
export interface Order {
  /** The shop's own number; on the invoice it is `references.other`, by which it is found again. */
  id: string;
  date: string;
  /** Company registration number: the customer's natural key. */
  cvr: string;
  name: string;
  email: string;
  lines: OrderLine[];
}

/**
 * Reads a spreadsheet's CSV: semicolons, decimal commas, one row a line, an order's rows one after the other.
 *
 * @throws for a row that cannot be read, with its number: half an order must not become an invoice.
 */
export function readOrders(csv: string): Order[] {
  const [, ...rows] = csv.trim().split(/\r?\n/);
  const orders = new Map<string, Order>();
  for (const [index, row] of rows.entries()) {
    const [id = "", date = "", cvr = "", name = "", email = "", productNumber = "", ...numbers] = row
      .split(";")
      .map((cell) => cell.trim());
    const [quantity = Number.NaN, unitNetPrice = Number.NaN] = numbers.map(danishNumber);
    if (
      !id ||
      !productNumber ||
      !/^\d{8}$/.test(cvr) ||
      !/^\d{4}-\d\d-\d\d$/.test(date) ||
      !(quantity > 0) ||
      Number.isNaN(unitNetPrice)
    )
      throw new Error(`row ${index + 2} is no order line: ${row}`);
    const order = orders.get(id) ?? { id, date, cvr, name, email, lines: [] };
    orders.set(id, { ...order, lines: [...order.lines, { productNumber, quantity, unitNetPrice }] });
  }
  return [...orders.values()];
}

/** "1.495,50" is 1495.5. */
const danishNumber = (text: string): number =>
  /^-?[\d.]+(,\d+)?$/.test(text) ? Number(text.replaceAll(".", "").replace(",", ".")) : Number.NaN;
