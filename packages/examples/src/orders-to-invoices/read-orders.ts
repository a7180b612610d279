/** A line of an order. */
export interface OrderLine {
  productNumber: string;
  quantity: number;
  unitNetPrice: number;
}

/** An order of the shop, from which an invoice is made. */
export interface Order {
  /** The shop's own number. On the invoice it is `references.other`, by which the invoice is found again. */
  id: string;
  date: string;
  /** Company registration number: the customer's natural key. */
  cvr: string;
  name: string;
  email: string;
  lines: OrderLine[];
}

/**
 * Reads a spreadsheet's CSV with semicolons and decimal commas. Each row is a line of an order, and the rows of an
 * order follow each other.
 *
 * @throws with the number of a row that cannot be read, because half an order must not become an invoice.
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
      throw new Error(`Row ${index + 2} is not a line of an order: ${row}`);
    const order = orders.get(id) ?? { id, date, cvr, name, email, lines: [] };
    orders.set(id, { ...order, lines: [...order.lines, { productNumber, quantity, unitNetPrice }] });
  }
  return [...orders.values()];
}

/** Reads "1.495,50" as 1495.5. */
const danishNumber = (text: string): number =>
  /^-?[\d.]+(,\d+)?$/.test(text) ? Number(text.replaceAll(".", "").replace(",", ".")) : Number.NaN;
