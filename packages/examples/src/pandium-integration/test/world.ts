import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEconomicMock } from "@org/visma-economic-mocks";
import {
  createPandium,
  type FinishedRun,
  type Pandium,
  type ProgramProcess,
} from "@org/visma-economic-mocks/pandium";
import { integrate } from "../src/integrate.ts";
import { FakeShop, someOrders } from "./fake-shop.ts";

/** Makes texts that nobody can guess. One of them in a log is a leak. */
export function plant() {
  const text = (name: string) => `${name}-${randomUUID()}`;
  return {
    secrets: {
      VISMA_APP_SECRET_TOKEN: text("app"),
      VISMA_GRANT_TOKEN: text("grant"),
      SHOP_KEY: text("key"),
    },
    note: text("note"),
    host: text("shop"),
  };
}

/** The tenant's settings, for the mocks' company. */
export const choices = {
  layout: 19,
  payment_terms: 1,
  vat_zone: 1,
  customer_group: 1,
  record_payments: true,
  journal: 1,
};

/** The folder of the databases: in memory if possible, because each commit waits for the disk. */
const folder = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Returns the URL of a new database for a test. */
export function newDatabase(): string {
  const place = mkdtempSync(join(folder, "pandium-"));
  process.on("exit", () => rmSync(place, { recursive: true, force: true }));
  return `sqlite:${join(place, "once.sqlite")}`;
}

/** Receives each request to e-conomic, and decides whether to send it. */
export type Route = (send: () => Promise<Response>, init: RequestInit | undefined) => Promise<Response>;

/** The options of a world. */
export interface WorldOptions {
  orders?: number;
  database?: string | undefined;
  settings?: Record<string, string | number | boolean | undefined>;
  secrets?: Record<string, string | undefined>;
  mock?: Parameters<typeof createEconomicMock>[0];
}

/**
 * Makes a tenant whose runs are functions in this process. Pandium, the client and e-conomic share one clock. A wait
 * takes no time, but advances that clock.
 */
export function createWorld({
  orders = 6,
  database,
  settings,
  secrets,
  mock: mockSettings,
}: WorldOptions = {}) {
  const mock = createEconomicMock({ seed: "company", ...mockSettings });
  const shop = new FakeShop(someOrders(orders));
  const planted = plant();
  const world = {
    mock,
    shop,
    planted,
    /** Receives every request that a run sends to e-conomic. A test may replace it. */
    route: ((send) => send()) as Route,
    pandium: undefined as unknown as Pandium,
  };
  const clock = {
    now: () => mock.clock.now(),
    sleep: async (ms: number) => mock.clock.advance(ms),
    random: () => 0,
  };
  const program = (process: ProgramProcess) => {
    // A killed process sends and receives nothing more.
    const alive = async <Result>(send: () => Promise<Result>): Promise<Result> => {
      const never = new Promise<never>(() => {});
      if (process.killed.aborted) return never;
      const result = await send();
      return process.killed.aborted ? never : result;
    };
    return integrate({
      process,
      fetch: (input, init) => alive(() => shop.fetch(input, init)),
      client: {
        clock,
        fetch: (url, init) => alive(() => world.route(() => mock.fetch(url, init), init)),
      },
    });
  };
  world.pandium = createPandium({
    program,
    now: clock.now,
    secrets: { ...planted.secrets, DATABASE_URL: database, ...secrets },
    settings: { ...choices, shop_url: `https://${planted.host}.example`, note: planted.note, ...settings },
  });
  return world;
}

export type World = ReturnType<typeof createWorld>;

/** Checks that the books have each order of the shop once and nothing twice. Returns a text for each mistake. */
export function wrongInBooks({
  mock,
  shop,
}: {
  mock: Pick<World["mock"], "agreement">;
  shop: FakeShop;
}): string[] {
  const books = mock.agreement();
  const ofOrder =
    (id: string) => (invoice: { references?: { other?: string } | undefined; otherReference?: string }) =>
      (invoice.references?.other ?? invoice.otherReference) === id;
  return shop.orders.flatMap((order) => {
    const invoices = books.bookedInvoices.all().filter(ofOrder(order.id));
    const drafts = books.draftInvoices.all().filter(ofOrder(order.id));
    const payments = books.draftEntries.all().filter(({ text }) => text === `Shop order ${order.id}`);
    const customers = books.customers
      .all()
      .filter(({ corporateIdentificationNumber }) => corporateIdentificationNumber === order.customer.cvr);
    return [
      ...(invoices.length === 1 ? [] : [`${invoices.length} invoices of ${order.id}`]),
      ...(drafts.length === 0 ? [] : [`${drafts.length} drafts of ${order.id}`]),
      ...(payments.length === (order.paid ? 1 : 0) ? [] : [`${payments.length} payments of ${order.id}`]),
      ...(customers.length === 1 ? [] : [`${customers.length} customers ${order.customer.cvr}`]),
      ...(shop.invoices.get(order.id) === invoices[0]?.bookedInvoiceNumber ? [] : [`the shop's ${order.id}`]),
    ];
  });
}

/** Returns the planted texts that a run has printed. */
export function leaks(
  planted: ReturnType<typeof plant>,
  runs: readonly FinishedRun[],
  more: readonly string[] = [],
): string[] {
  const texts = [...Object.values(planted.secrets), planted.note, planted.host, ...more];
  const seen = runs.map(({ stdout, stderr }) => stdout + stderr).join("\n");
  return texts.filter((text) => seen.includes(text));
}
