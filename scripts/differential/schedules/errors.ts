/** Every operation met with every kind of refusal, and `list` on every path that can be read. */
import type { Listing, Values } from "../client.ts";
import { errorBodies } from "../faults.ts";
import { memberOf, type Operation } from "../mocks.ts";
import type { Schedule } from "../stage.ts";

interface Provocation {
  name: string;
  mock?: Values;
  faults?: readonly Values[];
  options?: Values;
  call?: Values;
}

const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
const parameters = (path: string, value: unknown) => ({
  path: Object.fromEntries(names(path).map((name) => [name, value])),
});

const answers = (status: number, more: Values = {}): Values[] => [{ effect: { status, ...more }, times: 99 }];
const statuses = [
  400, 401, 403, 404, 405, 406, 408, 409, 412, 413, 415, 423, 425, 429, 500, 501, 502, 503, 504, 520, 530,
];

/** What each operation is met with; its own checks come from the mocks. */
const provocations = (isRead: boolean): Provocation[] => [
  { name: "as it is" },
  { name: "nothing of that number", call: { value: 987_654 } },
  { name: "a number that is a text", call: { value: "x y/z" } },
  { name: "unknown tokens", mock: { tokens: [{ appSecretToken: "other", agreementGrantToken: "other" }] } },
  { name: "no modules", mock: { modules: [] } },
  { name: "another role", mock: { role: "ProjectEmployee" } },
  {
    name: "an empty bucket",
    mock: { rateLimit: { limit: 1, windowSeconds: 60, cost: 2, retryAfter: 4000 } },
  },
  { name: "broken off", faults: [{ effect: { garble: "truncated" }, times: 99 }] },
  { name: "a page", faults: [{ effect: { garble: "html" }, times: 99 }] },
  { name: "nothing in it", faults: [{ effect: { garble: "empty" }, times: 99 }] },
  {
    name: "stalled",
    faults: [{ effect: { garble: "stalled" }, times: 99 }],
    options: { timeoutMs: 900, writeTimeoutMs: 900 },
  },
  { name: "cut", faults: [{ effect: { drop: "before" }, times: 99 }] },
  { name: "refused", faults: [{ effect: { drop: "refused" }, times: 99 }] },
  {
    name: "hanging",
    faults: [{ effect: { drop: "hang" }, times: 99 }],
    options: { timeoutMs: 900, writeTimeoutMs: 900 },
  },
  { name: "kept 500", faults: answers(500, { keep: true }) },
  ...(isRead
    ? [
        { name: "a filter that is none", call: { query: { filter: "bogus$eq:1", sort: "bogus" } } },
        {
          name: "odd numbers",
          call: { query: { pageSize: -1, skipPages: "x", pagesize: 5000, skippages: -1 } },
        },
      ]
    : [
        { name: "an empty body", call: { body: {} } },
        { name: "a list", call: { body: [] } },
        {
          name: "wrong types",
          call: { body: { name: 5, number: "x", date: "yesterday", lines: "none", items: 1, entries: {} } },
        },
        { name: "a version that is old", call: { body: { number: 1, name: "A", objectVersion: "AAAA" } } },
        {
          name: "properties unknown",
          call: { body: { bogus: 1 } },
          mock: { rulings: { unknownProperties: "refuse" } },
        },
        { name: "no JSON", call: { body: new TextEncoder().encode('{"a":') } },
      ]),
];

/** All schedules: they are a table, and no seed changes them. */
export function errorSchedules(operations: readonly Operation[]): Schedule[] {
  const schedules: Schedule[] = [];
  const add = (
    about: string,
    operation: Operation,
    { mock = {}, faults = [], options = {}, call = {} }: Provocation,
  ) => {
    const { document, method, path } = operation;
    const { value = 1, ...given } = call;
    schedules.push({
      about,
      seed: schedules.length,
      mock: { strict: false, rateLimit: false, ...mock },
      options: { retry: { maxAttempts: 2 }, ...options },
      faults,
      play: ({ service, note }) =>
        note(`${method} ${document}${path}`, () =>
          service(memberOf(document))
            .raw(method.toLowerCase(), path, { ...parameters(path, value), ...given })
            .withResponse(),
        ),
    });
  };
  for (const operation of operations) {
    for (const provocation of provocations(operation.method === "GET"))
      add(provocation.name, operation, provocation);
  }
  const samples = operations.filter(({ document, path }) =>
    [
      "rest/self",
      "rest/customers",
      "customers/Contacts",
      "customers/Customers/{number}",
      "rest/invoices/booked/{bookedInvoiceNumber}/pdf",
    ].includes(`${document}${path}`),
  );
  for (const operation of samples) {
    for (const status of [200, 201, 204, ...statuses]) {
      for (const [contentType, body] of errorBodies) {
        const faults = answers(status, { body, ...(contentType && { contentType }) });
        add(`${status} with a body of its own`, operation, { name: "", faults, options: { retry: false } });
        if (operation.method !== "GET")
          add(`${status} from the key's memory`, operation, {
            name: "",
            faults: answers(status, { body, headers: { "x-resultfromcache": "true" } }),
          });
      }
    }
    for (const status of statuses)
      add(`${status} in the server's own form`, operation, { name: "", faults: answers(status) });
  }
  for (const { document, method, path } of operations) {
    if (method !== "GET") continue;
    for (const read of ["toArray", "first", "count"] as const)
      schedules.push({
        about: `list on every path, ${read}`,
        seed: schedules.length,
        mock: { strict: false, rateLimit: false },
        options: {},
        faults: [],
        play: ({ service, note }) =>
          note(`list ${document}${path}`, () => {
            const listing: Listing = service(memberOf(document)).list(path, parameters(path, 1));
            return listing[read]();
          }),
      });
  }
  return schedules;
}
