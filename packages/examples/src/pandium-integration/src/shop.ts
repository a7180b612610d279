/** A line of an order. */
export interface OrderLine {
  productNumber: string;
  quantity: number;
  unitNetPrice: number;
}

/** An order of the shop. */
export interface Order {
  /** The number, which grows with each order. */
  number: number;
  /** The shop's id. On the invoice it is `references.other`, by which the invoice is found again. */
  id: string;
  date: string;
  market: string;
  /** Whether the shop has taken the money already. */
  paid: boolean;
  customer: { cvr: string; name: string; email: string };
  lines: OrderLine[];
}

/** An order that is invoiced and not paid. */
export interface OpenInvoice {
  id: string;
  number: number;
  invoiceNumber: number;
}

/** A customer of the shop. */
export interface ShopCustomer {
  customerNumber: number;
  name: string;
  email?: string | undefined;
  cvr?: string | undefined;
}

/** The shop's API, as far as this integration needs it. */
export interface Shop {
  order(id: string): Promise<Order>;
  ordersAfter(number: number): AsyncGenerator<Order, void, undefined>;
  openInvoices(): AsyncGenerator<OpenInvoice[], void, undefined>;
  setInvoice(id: string, invoiceNumber: number): Promise<void>;
  setPaid(id: string): Promise<void>;
  setCustomer(customer: ShopCustomer): Promise<void>;
}

/** The shop does not answer, or answers with an error. Another run may succeed. */
export class ShopUnavailableError extends Error {
  override readonly name = "ShopUnavailableError";
}

/** The address and the key of a shop. */
export interface ShopOptions {
  url: string;
  key: string | undefined;
  fetch?: typeof fetch | undefined;
}

/** How many orders the shop returns at once. */
const pageSize = 100;

/** Makes a client of the shop's API. */
export function createShop({ url, key, fetch = globalThis.fetch }: ShopOptions): Shop {
  const send = async (method: string, path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${key ?? ""}`, "content-type": "application/json" };
    const signal = AbortSignal.timeout(30_000);
    const request = { method, headers, signal, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url.replace(/\/+$/, "")}${path}`, request).catch((cause: unknown) => {
      throw new ShopUnavailableError(`The shop does not answer to ${method} ${path}.`, { cause });
    });
    if (!response.ok)
      throw new ShopUnavailableError(`The shop answers ${response.status} to ${method} ${path}.`);
    return response.status === 204 ? undefined : response.json();
  };

  /** Reads a list page by page, by the orders' numbers. */
  async function* pages<Item extends { number: number }>(path: string, start: number) {
    for (let after = start; ; ) {
      const query = new URLSearchParams({ after: `${after}`, limit: `${pageSize}` });
      // The shop's answers have the types that its API documents.
      const items = (await send("GET", `${path}?${query}`)) as Item[];
      if (items.length === 0) return;
      yield items;
      after = items.at(-1)?.number ?? after;
    }
  }

  const pathOf = (id: string) => `/orders/${encodeURIComponent(id)}`;
  return {
    order: async (id) => (await send("GET", pathOf(id))) as Order,
    async *ordersAfter(number) {
      for await (const page of pages<Order>("/orders", number)) yield* page;
    },
    openInvoices: () => pages<OpenInvoice>("/open-invoices", 0),
    setInvoice: async (id, invoiceNumber) =>
      void (await send("PUT", `${pathOf(id)}/invoice`, { invoiceNumber })),
    setPaid: async (id) => void (await send("PUT", `${pathOf(id)}/payment`, {})),
    setCustomer: async (customer) =>
      void (await send("PUT", `/customers/${customer.customerNumber}`, customer)),
  };
}
