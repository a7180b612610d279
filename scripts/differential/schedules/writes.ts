/** Writes of every kind, alone and at once, repeated and joined, under faults, time limits and a small bucket. */
import type { Client, Values } from "../client.ts";
import { faults } from "../faults.ts";
import { type Mock, memberOf, type Operation } from "../mocks.ts";
import { type Chance, chanceOf } from "../random.ts";
import type { Schedule, Stage } from "../stage.ts";
import { now, sleep } from "../virtual-time.ts";
import { type CallPlan, callPlan, clientOptions, mockSettings } from "./options.ts";

/** Makes a call on the stage with these options. Drawn before the schedule plays, so that both clients meet the same. */
type Make = (stage: Stage, options: Values) => unknown;

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const customer = (name: string, group = 1) => ({
  name,
  currency: "DKK",
  customerGroup: { customerGroupNumber: group },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
});
const entry = (amount: number, accountNumber = 3600, voucherNumber?: number) => ({
  journalNumber: 1,
  entryTypeNumber: 5,
  date: "2026-08-14T00:00:00Z",
  amount,
  currency: "DKK",
  accountNumber,
  contraAccountNumber: 5820,
  ...(voucherNumber !== undefined && { voucherNumber }),
});

/** Bodies that are JSON, that are raw, and that are neither. Made anew at each call: a stream is read once. */
const oddBody = (chance: Chance): (() => unknown) =>
  chance.of<() => unknown>(
    () => ({}),
    () => [],
    () => "text",
    () => 5,
    () => null,
    () => undefined,
    () => ({ a: null }),
    () => ({ a: [{ b: Number.NaN }] }),
    () => ({ a: undefined, b: new Date(now()) }),
    () => ({ a: new Date(Number.NaN) }),
    () => ({ a: 1n }),
    () => bytes("raw bytes"),
    () => bytes("raw bytes").buffer,
    () => new Blob(["a blob"], { type: "text/plain" }),
    () => new Blob(["a blob"]).stream(),
    () => new FormData(),
    () => new Map([["a", 1]]),
    () => new URLSearchParams("a=1"),
    () => () => 1,
    () => Promise.resolve({}),
    () => {
      const circle: Record<string, unknown> = {};
      circle.itself = circle;
      return circle;
    },
  );

const file = (chance: Chance): (() => unknown) => {
  const content = chance.of(
    "%PDF-1.7 receipt",
    "GIF89a",
    "\0\0\0\x18ftypheic",
    "\xff\xd8\xff\xe0",
    "",
    "plain",
    "\x89PNG\r\n",
  );
  const name = chance.of("taxi", "Bon.nr.1.TXT", 'a "quoted".pdf', "å.pdf");
  return chance.of<() => unknown>(
    () => bytes(content),
    () => bytes(content),
    () => bytes(content).buffer,
    () => new Blob([bytes(content)]),
    () => new File([bytes(content)], name, { type: "text/plain" }),
    () => new Blob([bytes(content)]).stream(),
    () => new ReadableStream({ pull: (controller) => controller.error(new Error("disk gone")) }),
    () => content,
    () => undefined,
  );
};

const voucherOf = (mock: Mock) => {
  const { year, voucherNumber } = mock.agreement().draftEntries.add({ date: "2026-08-14" });
  return { accountingYear: year, voucherNumber };
};

const restWrite = (chance: Chance): Make => {
  const name = chance.of("Nordlys ApS", "Østerbro A/S");
  const group = chance.of(1, 1, 1, 999);
  const number = chance.of<unknown>(1, 2, 3, 4, 999_999, -1, "1/2", "å", undefined);
  return chance.of<Make>(
    ({ service }, options) => service("rest").post("/customers", { body: customer(name, group), ...options }),
    ({ service }, options) =>
      service("rest")
        .post("/customers", { body: customer(name, group), ...options })
        .withResponse(),
    ({ service }, options) =>
      service("rest").put("/customers/{customerNumber}", {
        path: { customerNumber: number },
        body: customer(name, group),
        ...options,
      }),
    ({ service }, options) =>
      service("rest").delete("/customers/{customerNumber}", { path: { customerNumber: number }, ...options }),
    ({ service }, options) =>
      service("rest").raw("post", "/customers?demo=1", {
        query: { page: 2, at: "a b&c" },
        body: {},
        ...options,
      }),
  );
};

const serviceWrite = (chance: Chance): Make => {
  const name = chance.of("Ann", "Bo");
  const objectVersion = chance.of<unknown>(undefined, "AAAA", 5);
  const number = chance.of(1, 2, 77_777);
  return chance.of<Make>(
    ({ service }, options) =>
      service("customers").post("/Contacts", {
        body: { customerNumber: 1, name, email: "ann@acme.test" },
        ...options,
      }),
    ({ service }, options) =>
      service("customers").put("/Customers", { body: { number, name, objectVersion }, ...options }),
    ({ service }, options) =>
      service("customers").delete("/Customers/{number}", { path: { number }, ...options }),
    ({ service }, options) => service("journals").post("/draft-entries", { body: entry(5), ...options }),
    ({ service }, options) =>
      service("sales").post("/invoices/drafts", {
        body: { date: "2026-08-14", customerNumber: number },
        ...options,
      }),
  );
};

const anyWrite =
  (operations: readonly Operation[]) =>
  (chance: Chance): Make => {
    const { document, method, path } = chance.of(...operations);
    const value = chance.of<unknown>(1, "1", 999_999, "x y", "");
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const given = chance.often(0.9) ? names : names.slice(1);
    const body = chance.often(0.6) ? () => ({ name: "A", number: 1 }) : oddBody(chance);
    return ({ service }, options) =>
      service(memberOf(document)).raw(method.toLowerCase(), path, {
        path: Object.fromEntries(given.map((name) => [name, value])),
        body: body(),
        ...options,
      });
  };

const rawCall = (chance: Chance): Make => {
  const method = chance.of("get", "post", "put", "patch", "delete", "head", "POST", "");
  const path = chance.often(0.6)
    ? chance.of("/self", "/customers", "/customers/1", "/units?a=1#b", "/customer-groups")
    : chance.of("customers", "//evil.example", "/a/{b}", "/../up", "https://evil.example/", "");
  const query = chance.of<unknown>(
    undefined,
    { a: [1, 2] },
    { a: undefined, b: null },
    { at: new Date(5) },
    "a=1",
    { a: { b: 1 } },
  );
  const body = oddBody(chance);
  const as = chance.of<unknown>(undefined, undefined, "bytes", "stream", "text");
  return ({ service }, options) =>
    service("rest").raw(method, path, {
      ...(query !== undefined && { query }),
      ...(method !== "get" && { body: body() }),
      ...(as !== undefined && { as }),
      ...options,
    });
};

const bulkWrite = (chance: Chance): Make => {
  const count = chance.of(0, 1, 3, 10, 510, 1200);
  const wrong = chance.often(0.3) ? chance.below(Math.max(1, count)) : -1;
  const items = Array.from({ length: count }, (_, index) =>
    entry(index + 1, index === wrong ? 9999 : 3600, chance.often(0.3) ? 70_000 + (index >> 2) : undefined),
  );
  const settings = {
    ...(chance.often(0.5) && { chunkSize: chance.of<unknown>(1, 2, 4, 500, 501, 0, "2") }),
    ...(chance.often(0.3) && { keepTogether: (item: { voucherNumber?: number }) => item.voucherNumber }),
  };
  const path = chance.of(
    "/draft-entries/bulk",
    "/draft-entries/bulk",
    "/draft-entries/bulk",
    "/draft-entries",
  );
  const documents = Array.from({ length: chance.between(1, 4) }, (_, index) => index + 1);
  const lines = Array.from({ length: chance.between(1, 5) }, (_, index) => ({
    quantity: index,
    productNumber: "1",
  }));
  const dimensionVerb = chance.of("post", "put");
  const dimensionPath = chance.of(
    "/dimension-data/accounts/bulk",
    "/dimension-data/booked-entries/bulk",
    "/dimension-data/draft-entries/bulk",
  );
  return chance.of<Make>(
    ({ client, service }, options) =>
      client.bulk(service("journals"), path, items, { ...settings, ...options }),
    ({ client, service }, options) =>
      client.bulk(service("journals"), path, items, { ...settings, ...options }),
    ({ client, service }, options) =>
      client.bulk(service("journals"), path, items, { method: "put", ...settings, ...options }),
    ({ client, service }, options) =>
      client.bulk(service("documents"), "/AttachedDocuments/deletebulk", documents, {
        ...settings,
        ...options,
      }),
    ({ client, service }, options) =>
      client.bulk(service("dimensions"), dimensionPath, lines, {
        method: dimensionVerb,
        ...settings,
        ...options,
      }),
    ({ client, service, mock }, options) => {
      const { documentId } = mock.agreement().draftInvoices.add();
      return client.bulk(service("sales"), "/invoices/drafts/{documentId}/lines/bulk", lines, {
        path: { documentId },
        ...settings,
        ...options,
      });
    },
    ({ client, service }, options) => client.bulk(service("journals"), path, "no list", options),
  );
};

const update = (chance: Chance): Make => {
  const mark = chance.of("<a>", "<b>");
  const behaves = chance.of("changes", "changes", "changes", "returns", "throws", "nothing", "odd");
  const change = (draft: Record<string, unknown>) => {
    if (behaves === "throws") throw new Error("the caller's own");
    if (behaves === "nothing") return undefined;
    if (behaves === "odd") return 7;
    if (behaves === "returns") return { ...draft, name: mark };
    draft.name = `${draft.name}${mark}`;
    return undefined;
  };
  const [service, path, parameters] = chance.of<[string, string, Values]>(
    ["customers", "/Customers/{number}", { number: 1 }],
    ["customers", "/Customers/{number}", { number: 1 }],
    ["customers", "/Customers/{number}", { number: 99_999 }],
    ["products", "/products/{productNumber}", { productNumber: "1" }],
    ["rest", "/customers/{customerNumber}", { customerNumber: 1 }],
    ["rest", "/products/{productNumber}", { productNumber: "1" }],
    ["rest", "/self", {}],
  );
  return (stage, { idempotencyKey, ...options }) =>
    stage.client.updateWithVersion(stage.service(service), path, {
      path: parameters,
      change,
      ...options,
      ...(behaves === "odd" && { idempotencyKey }),
    });
};

const upload = (chance: Chance): Make => {
  const source = file(chance);
  const onExisting = chance.of(undefined, "append", "fail", "replace");
  const place = chance.of<Values>({}, {}, {}, { voucherNumber: "x" }, { accountingYear: undefined });
  const note = chance.of<unknown>(undefined, "Receipt", "");
  const mode = { ...(onExisting && { onExisting }) };
  return chance.of<Make>(
    ({ client, economic, mock }, options) =>
      client.attachToVoucher(economic, {
        journalNumber: 1,
        ...voucherOf(mock),
        ...place,
        file: source(),
        ...mode,
        ...options,
      }),
    ({ client, economic, mock }, options) =>
      client.uploadDocument(economic, {
        ...voucherOf(mock),
        ...place,
        file: source(),
        ...mode,
        ...(note !== undefined && { note }),
        ...options,
      }),
    ({ client, economic, mock }, options) => {
      const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
      return client.attachToDraftInvoice(economic, { draftInvoiceNumber, file: source(), ...options });
    },
    ({ client, service, mock }, options) => {
      const form = new FormData();
      form.append("file", new File(["%PDF-1.7 x"], 'a"b\r\n.pdf', { type: "application/pdf" }));
      form.append('odd "name"', "value\r\nof two lines");
      const { voucherNumber } = voucherOf(mock);
      return service("rest").raw("patch", `/journals/1/vouchers/2026-${voucherNumber}/attachment/file`, {
        body: client.multipart(form),
        ...options,
      });
    },
  );
};

const read = (chance: Chance): Make => {
  const waitMs = chance.of<unknown>(undefined, 0, 5000, -1);
  const token = chance.of("", undefined, "two\nlines");
  const path = chance.of("/self", "/customers/1", "/units", "/customers/1/contacts");
  return chance.of<Make>(
    ({ service }, options) => service("rest").raw("get", path, options),
    ({ service }, options) =>
      service("customers")
        .get("/Customers/{number}", { path: { number: 1 }, ...options })
        .withResponse(),
    ({ client, economic }, options) => client.connection(economic, options),
    ({ client, service, mock }, options) => {
      const { bookedInvoiceNumber } = mock.agreement().bookedInvoices.add();
      return client.download(service("rest"), "/invoices/booked/{bookedInvoiceNumber}/pdf", {
        path: { bookedInvoiceNumber },
        ...(waitMs !== undefined && { waitMs }),
        ...options,
      });
    },
    ({ another }, options) =>
      (another().withAgreement("grant-two-0123456789").rest as { get: typeof fetch }).get("/self", options),
    ({ economic }) => economic.withAgreement(token),
  );
};

/** One call again, as the error that said "unknown" advises. */
const again = (client: Client, error: unknown, isByError: boolean): unknown => {
  const { key, sentAt } = error as { key: string; sentAt: Date };
  return client.idempotencyKey(isByError ? error : { key, createdAt: sentAt, repeated: true });
};

/** Makes the schedule of a seed. */
export function writeSchedule(seed: number, operations: readonly Operation[]): Schedule {
  const chance = chanceOf(seed);
  const writes = operations.filter(({ method }) => method !== "GET");
  const kinds: [name: string, plan: (chance: Chance) => Make][] = [
    ["rest", restWrite],
    ["rest", restWrite],
    ["service", serviceWrite],
    ["any operation", anyWrite(writes)],
    ["raw", rawCall],
    ["bulk", bulkWrite],
    ["update", update],
    ["upload", upload],
    ["read", read],
  ];
  const [about, plan] = chance.of(...kinds);
  const pattern = chance.of("alone", "alone", "alone", "in turn", "joined", "at once", "many");
  const first = plan(chance);
  const others = (): Make => chance.of(...kinds)[1](chance);
  const calls: [make: Make, plan: CallPlan][] = {
    alone: () => [first],
    "in turn": () => [first, others(), first],
    joined: () => [first, first, chance.often(0.4) ? plan(chance) : first],
    "at once": () => [first, others(), others()],
    many: () => Array.from({ length: chance.of(6, 14, 30) }, () => first),
  }
    [pattern]()
    .map((make) => [make, callPlan(chance)]);
  const isInTurn = pattern === "in turn";
  const keyOfAll = chance.often(0.7) ? { key: "shared" } : undefined;
  const isByError = chance.often(0.5);
  const meddlesAt = new Set(about === "update" ? chance.list(3, () => chance.below(6)) : []);
  const meddle = (mock: Mock) => {
    const [one] = mock.agreement().customers.all();
    if (one) mock.agreement().customers.update(one.customerNumber as number, { city: `Aarhus ${now()}` });
  };

  return {
    about: `${about}, ${pattern}`,
    seed,
    mock: { strict: false, ...mockSettings(chance) },
    options: clientOptions(chance),
    faults: faults(chance, 4),
    before: new Map([...meddlesAt].map((index) => [index, meddle])),
    async play(stage) {
      const { client, note } = stage;
      const shared = client.createIdempotencyKey(now());
      const one = async ([make, { options, afterMs }]: [Make, CallPlan], index: number) => {
        if (!isInTurn && pattern !== "joined") await sleep(afterMs);
        const given = options(client, shared);
        // Joined calls have one key, so that they meet under it.
        const joined =
          pattern === "joined" && keyOfAll
            ? { ...given, idempotencyKey: client.idempotencyKey(keyOfAll.key) }
            : given;
        const error = await note(`call ${index}`, () => make(stage, joined));
        const { kind, key } = (error ?? {}) as { kind?: string; key?: string };
        if (kind !== "outcomeUnknown" && kind !== "bulk") return;
        if (!key) return;
        await note(`call ${index} again`, () =>
          make(stage, {
            ...given,
            signal: undefined,
            idempotencyKey: again(client, error, isByError && kind !== "bulk"),
          }),
        );
      };
      if (!isInTurn) return Promise.all(calls.map(one));
      for (const [index, call] of calls.entries()) await one(call, index);
    },
  };
}
