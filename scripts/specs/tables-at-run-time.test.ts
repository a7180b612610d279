import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as entry from "../../packages/client/src/index.ts";
import type * as webhooksEntry from "../../packages/client/src/webhooks.ts";
import { generate } from "../../packages/codegen/src/generate.ts";
import type * as mocksEntry from "../../packages/mocks/src/index.ts";

// These tests change a copy of the specifications, generate a client and mocks from it, and run them beside the real
// ones.

type Action = { target: string; update?: object; remove?: true };

/** The changes, as further overlays of the documents. */
const changes: Record<string, Action[]> = {
  // A listing with a cursor becomes a plain array.
  budgets: [
    { target: "$.paths['/budget-figures'].get.parameters", remove: true },
    {
      target: "$.paths['/budget-figures'].get.responses['200'].content['application/json'].schema['$ref']",
      remove: true,
    },
    {
      target: "$.paths['/budget-figures'].get.responses['200'].content['application/json'].schema",
      update: { type: "array", items: { $ref: "#/components/schemas/BudgetFigure" } },
    },
  ],
  // Other roles; a DELETE that removes everything.
  customers: [
    { target: "$.tags[?@.name == 'Contacts']['x-required-roles']", remove: true },
    { target: "$.tags[?@.name == 'Contacts']", update: { "x-required-roles": ["ProjectEmployee"] } },
    { target: "$.tags[?@.name == 'Contacts']", update: { "x-requires-module": "Contacts" } },
    { target: "$.paths['/Contacts/{number}'].delete", update: { "x-deletes-all": true } },
  ],
  // Another wrapper, and a smaller limit.
  journals: [
    { target: "$.components.schemas.DraftEntries.properties.entries", remove: true },
    {
      target: "$.components.schemas.DraftEntries.properties",
      update: {
        records: {
          description: "Entries.",
          type: "array",
          maxItems: 2,
          items: { $ref: "#/components/schemas/DraftEntry" },
        },
      },
    },
  ],
  // A file that may be 404 for a while.
  rest: [{ target: "$.paths['/orders/sent/{orderNumber}/pdf'].get", update: { "x-available-late": true } }],
  // The PUT goes to the collection.
  products: [
    { target: "$.paths['/products/{productNumber}'].put", remove: true },
    {
      target: "$.paths['/products']",
      update: {
        put: {
          tags: ["Products"],
          operationId: "updateProduct",
          summary: "Update a product",
          requestBody: {
            content: { "application/json": { schema: { $ref: "#/components/schemas/Product" } } },
          },
          responses: { 204: { description: "Success, without a body." } },
        },
      },
    },
  ],
  // Another event, with another merge field.
  webhooks: [
    {
      target: "$.paths['/EventTypes'].get['x-event-types'][0]",
      update: { name: "BILL_BOOKED" },
    },
    {
      target: "$.paths['/EventTypes'].get['x-event-types'][0].mergeFields[0]",
      update: { fieldName: "BILLNO", property: "billNumber" },
    },
  ],
};

interface Copy {
  client: typeof entry;
  webhooks: typeof webhooksEntry;
  mocks: typeof mocksEntry;
}

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "economic-tables-"));
const copies: Partial<Record<"published" | "changed", Copy>> = {};

/** Copies the specifications and both packages, adds overlays to the copy, and generates both packages from it. */
async function copyWith(overlays: Record<string, Action[]>): Promise<void> {
  const specs = join(folder, "specs");
  cpSync(join(root, "specs"), specs, { recursive: true });
  // An example without its operation would be refused, and nothing needs examples at run time.
  rmSync(join(specs, "examples"), { recursive: true });
  for (const [document, actions] of Object.entries(overlays)) {
    const file = join(specs, "overlays", document, "change.yaml");
    mkdirSync(dirname(file), { recursive: true });
    const described = actions.map((action) => ({ ...action, description: "T-1: changed by this test." }));
    const info = { title: "Changes", version: "1.0.0" };
    // The overlay may be JSON, because JSON is YAML.
    writeFileSync(file, JSON.stringify({ overlay: "1.1.0", info, actions: described }));
  }
  for (const target of ["client", "mocks"] as const) {
    const [from, to] = [join(root, "packages", target), join(folder, "packages", target)];
    cpSync(join(from, "src"), join(to, "src"), { recursive: true });
    cpSync(join(from, "package.json"), join(to, "package.json"));
    symlinkSync(join(from, "node_modules"), join(to, "node_modules"));
    await generate(target, specs, join(to, "src/generated"));
    // The version of the package does not come from the specifications.
    if (target === "client")
      cpSync(join(from, "src/generated/version.ts"), join(to, "src/generated/version.ts"));
  }
}

async function load(directory: string): Promise<Copy> {
  const entryOf = (path: string) => import(pathToFileURL(join(directory, "packages", path)).href);
  return {
    client: await entryOf("client/src/index.ts"),
    webhooks: await entryOf("client/src/webhooks.ts"),
    mocks: await entryOf("mocks/src/index.ts"),
  };
}

beforeAll(async () => {
  await copyWith(changes);
  copies.published = await load(root);
  copies.changed = await load(folder);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Sent {
  method: string;
  path: string;
  body: string;
}

const jsonAnswer = (status: number, body: unknown) =>
  new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json" },
  });

/**
 * Returns a client of one of the copies and the requests that it sent. The answers are used in turn, and the last one
 * again and again.
 */
function clientOf(name: "published" | "changed", ...answers: ((request: Sent) => Response)[]) {
  const copy = copies[name];
  if (copy === undefined) throw new Error(`There is no copy called ${name}.`);
  const sent: Sent[] = [];
  let now = 0;
  const economic = copy.client.createEconomic({
    appSecretToken: "secret",
    agreementGrantToken: name,
    retry: false,
    clock: {
      now: () => now,
      random: () => 0,
      sleep: async (ms) => {
        now += ms;
      },
    },
    fetch: async (url, { method = "", body }) => {
      const request = {
        method,
        path: new URL(url).pathname,
        body: body ? await new Response(body).text() : "",
      };
      sent.push(request);
      const answer = answers[Math.min(sent.length, answers.length) - 1] ?? (() => jsonAnswer(204, undefined));
      return answer(request);
    },
  });
  return { ...copy, economic, sent };
}

const failureOf = (call: Promise<unknown>): Promise<entry.EconomicError> =>
  call.then(
    () => Promise.reject(new Error("The call did not fail.")),
    (error) => error,
  );

describe("a change of the specifications changes the generated client", () => {
  test("the paging style: a listing by cursor becomes a plain array", async () => {
    const asArray = () => jsonAnswer(200, [{ number: 1 }]);
    const { economic } = clientOf("published", asArray);
    await expect(economic.budgets.list("/budget-figures").toArray()).rejects.toMatchObject({
      kind: "server",
    });
    const changed = clientOf("changed", asArray);
    expect(await changed.economic.budgets.list("/budget-figures").toArray()).toEqual([{ number: 1 }]);
  });

  test("the roles and the modules of a refusal that does not name them", async () => {
    const read = (name: "published" | "changed", refusal: object) =>
      failureOf(
        clientOf(name, () => jsonAnswer(403, refusal)).economic.customers.get("/Contacts/{number}", {
          path: { number: 1 },
        }),
      );
    expect(await read("published", {})).toMatchObject({ roles: ["Sales", "SuperUser"] });
    expect(await read("changed", {})).toMatchObject({ roles: ["ProjectEmployee"] });
    const missing = { errorCode: "AccessDeniedAgreementMissingModules" };
    expect(await read("published", missing)).toMatchObject({ roles: [], missingModules: [] });
    expect(await read("changed", missing)).toMatchObject({ roles: [], missingModules: ["Contacts"] });
  });

  test("the wrapper and the limit of a bulk call", async () => {
    const entries = [1, 2, 3].map((amount) => ({
      amount,
      currency: "DKK",
      date: "2026-01-01",
      entryTypeNumber: 5 as const,
      journalNumber: 1,
    }));
    const write = async (name: "published" | "changed") => {
      const { client, economic, sent } = clientOf(name, ({ body }) =>
        jsonAnswer(201, { entryNumbers: Object.values(JSON.parse(body))[0] }),
      );
      await client.bulk(economic.journals, "/draft-entries/bulk", entries);
      return sent.map(({ body }) => JSON.parse(body));
    };
    expect(await write("published")).toEqual([{ entries }]);
    expect(await write("changed")).toEqual([{ records: entries.slice(0, 2) }, { records: entries.slice(2) }]);
  });

  test("the events of webhooks, in the receiver and in the mocks", async () => {
    const receive = async (name: "published" | "changed") => {
      const { webhooks, mocks } = clientOf(name);
      const events: object[] = [];
      const receiver = webhooks.createWebhookReceiver({
        secret: "a secret of some length",
        events: { "*": (event) => events.push(event) },
      });
      await receiver(
        new Request("https://app.example/hook?event=BILL&BILLNO=7&INVOICENO=8", {
          method: "POST",
          headers: { "x-webhook-secret": "a secret of some length" },
        }),
      );
      const mock = mocks.createEconomicMock();
      return { event: events[0], types: await eventTypesOf(mock) };
    };
    const published = await receive("published");
    expect(published.event).toMatchObject({ invoiceNumber: 8 });
    expect(published.event).not.toHaveProperty("billNumber");
    expect(published.types).toContainEqual(["INVOICE_BOOKED", "INVOICENO"]);
    const changed = await receive("changed");
    expect(changed.event).toMatchObject({ billNumber: 7 });
    expect(changed.event).not.toHaveProperty("invoiceNumber");
    expect(changed.types).toContainEqual(["BILL_BOOKED", "BILLNO"]);
  });

  test("a DELETE of every record of a collection needs everything: true", async () => {
    const remove = async (name: "published" | "changed") => {
      const { economic, sent } = clientOf(name);
      await economic.customers.delete("/Contacts/{number}", { path: { number: 1 } }).catch(() => {});
      return sent.length;
    };
    expect(await remove("published")).toBe(1);
    expect(await remove("changed")).toBe(0);
  });

  test("the download waits for a late file", async () => {
    const missing = () => jsonAnswer(404, {});
    const file = () => new Response("%PDF-", { headers: { "content-type": "application/pdf" } });
    const load = async (name: "published" | "changed") => {
      const { client, economic } = clientOf(name, missing, file);
      return client.download(economic.rest, "/orders/sent/{orderNumber}/pdf", { path: { orderNumber: 1 } });
    };
    await expect(load("published")).rejects.toMatchObject({ kind: "notFound" });
    expect(new TextDecoder().decode(await load("changed"))).toBe("%PDF-");
  });

  test("the path of an update: the record, or its collection", async () => {
    const update = async (name: "published" | "changed") => {
      const product = () => jsonAnswer(200, { number: "1", name: "Chair", objectVersion: "1" });
      const { client, economic, sent } = clientOf(name, product);
      await client.updateWithVersion(economic.products, "/products/{productNumber}", {
        path: { productNumber: "1" },
        change: (draft) => ({ ...draft, name: "Table" }),
      });
      return sent.find(({ method }) => method === "PUT")?.path;
    };
    expect(await update("published")).toMatch(/\/products\/1$/);
    expect(await update("changed")).toMatch(/\/products$/);
  });
});

async function eventTypesOf(mock: ReturnType<typeof mocksEntry.createEconomicMock>): Promise<unknown[]> {
  const response = await mock.fetch("https://apis.e-conomic.com/webhooksapi/v1.0.0/EventTypes", {
    headers: { "x-appsecrettoken": "demo", "x-agreementgranttoken": "demo" },
  });
  const types = (await response.json()) as { name: string; mergeFields: { fieldName: string }[] }[];
  return types.map(({ name, mergeFields }) => [name, mergeFields[0]?.fieldName]);
}
