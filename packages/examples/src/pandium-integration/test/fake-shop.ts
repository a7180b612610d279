import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Order, ShopCustomer } from "../src/shop.ts";

/** A small fake of the shop, with the part of its API that the integration uses. It keeps what was sent to it. */
export class FakeShop {
  readonly orders: readonly Order[];
  /** Invoice numbers by order. */
  readonly invoices = new Map<string, number>();
  readonly paid = new Set<string>();
  readonly customers = new Map<number, ShopCustomer>();
  /** How many requests arrived. */
  requests = 0;
  /** While set, every request is answered with this status. */
  failsWith: number | undefined;
  #server: Server | undefined;

  constructor(orders: readonly Order[]) {
    this.orders = orders;
  }

  /** Answers a request: a `fetch` for programs in this process. */
  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const { method, url } = new Request(input, init);
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    return this.#answer(method, new URL(url), body);
  };

  /** Listens on loopback, for programs in other processes, and returns its URL. */
  async listen(): Promise<string> {
    const server = createServer(async (request, outgoing) => {
      const chunks = await request.toArray();
      const text = Buffer.concat(chunks).toString();
      const url = new URL(`http://shop${request.url}`);
      const response = this.#answer(request.method ?? "GET", url, text === "" ? undefined : JSON.parse(text));
      outgoing.writeHead(response.status).end(await response.text());
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A TCP server has an address of this kind.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  #answer(method: string, url: URL, body: { invoiceNumber?: number } & Partial<ShopCustomer> = {}): Response {
    this.requests += 1;
    if (this.failsWith !== undefined) return new Response("", { status: this.failsWith });
    const [, kind, id = "", part] = url.pathname.split("/").map(decodeURIComponent);
    if (method === "GET" && kind === "orders") return this.#getOrders(url, id);
    if (method === "GET" && kind === "open-invoices") return Response.json(page(url, this.#openInvoices()));
    if (part === "invoice") this.invoices.set(id, body.invoiceNumber ?? 0);
    else if (part === "payment") this.paid.add(id);
    else if (kind === "customers")
      this.customers.set(Number(id), { customerNumber: Number(id), name: "", ...body });
    else return new Response("", { status: 404 });
    return new Response(null, { status: 204 });
  }

  #getOrders(url: URL, id: string): Response {
    if (id === "") return Response.json(page(url, this.orders));
    const order = this.orders.find((one) => one.id === id);
    return order ? Response.json(order) : new Response("", { status: 404 });
  }

  #openInvoices() {
    return this.orders.flatMap(({ id, number }) => {
      const invoiceNumber = this.invoices.get(id);
      return invoiceNumber === undefined || this.paid.has(id) ? [] : [{ id, number, invoiceNumber }];
    });
  }
}

/** Returns the items after a number, as many as were asked for. */
function page<Item extends { number: number }>({ searchParams }: URL, items: readonly Item[]): Item[] {
  const after = Number(searchParams.get("after"));
  return items.filter(({ number }) => number > after).slice(0, Number(searchParams.get("limit")));
}

/** Makes orders of a few customers, some of them paid by card. */
export const someOrders = (count: number): Order[] =>
  Array.from({ length: count }, (_, index) => ({
    number: 1001 + index,
    id: `W-${1001 + index}`,
    date: "2026-08-12",
    market: "DK",
    paid: index % 3 === 0,
    customer: {
      cvr: `3141592${index % 2}`,
      name: `Nordlys ${index % 2} ApS`,
      email: `bog${index % 2}@nordlys.example`,
    },
    lines: [{ productNumber: "1", quantity: 1 + index, unitNetPrice: 100 }],
  }));
