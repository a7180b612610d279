/** Tests the compiler's message for a wrong path, with TypeScript 5.9, the services and the client's functions. */
import { join, resolve } from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { compileClient } from "./compile.ts";
import { bundle } from "./load/bundle.ts";
import { findSources } from "./load/documents.ts";
import { languageService, sources } from "./testing/language-service.ts";

const program = join(sources, "program-of-a-test.ts");

// Calls with a wrong path. The second text is the beginning of the type that the path must have, as the compiler's
// message shows it.
const calls: [call: string, expected: string][] = [
  [
    'download(rest, "/invoices/booked/{bookedInvoiceNumbr}/pdf", { path })',
    '"/invoices/booked/{bookedInvoiceNumber}/pdf"',
  ],
  ['download(customers, "/Customers", {})', '"This service has no files."'],
  ['downloadToFile(rest, "/customers", "1.pdf", {})', '"/invoices/booked/{bookedInvoiceNumber}/pdf"'],
  ['exportAll(entries, "/booked-entrie", { by: "entryNumber" })', '"/booked-entries"'],
  [
    'exportAll(rest, "/customers", { by: "customerNumber" })',
    '"This service has no listing by cursor: use list."',
  ],
  ['updateWithVersion(customers, "/Contact/{number}", { path, change })', '"/Customers/{number}"'],
  ['updateWithVersion(rest, "/customers", { change })', '"/customers/{customerNumber}"'],
  [
    'updateWithVersion(entries, "/booked-entries", { change })',
    '"This service has no record that can be updated."',
  ],
  ['writable(customers, "/Contacts/{number}", {})', '"/Customers/{number}"'],
  ['writable(entries, "/booked-entries", {})', '"This service has no record that can be updated."'],
];
const head = `
import { download } from "./features/files/download.ts";
import { downloadToFile } from "./features/files/download-to-file.ts";
import { updateWithVersion } from "./features/update/update-with-version.ts";
import { writable } from "./features/update/writable.ts";
import type { Api as EntriesApi } from "./generated/booked-entries.ts";
import type { Api as CustomersApi } from "./generated/customers.ts";
import type { Api as RestApi } from "./generated/rest.ts";
import { exportAll } from "./listing/export-all.ts";
import type { ServiceClient } from "./types/service-client.ts";
declare const rest: ServiceClient<RestApi>;
declare const customers: ServiceClient<CustomersApi>;
declare const entries: ServiceClient<EntriesApi>;
const path = { bookedInvoiceNumber: 1, number: 1 };
const change = () => {};
`;
const text = head + calls.map(([call]) => `${call};\n`).join("");

const messages = new Map<string, string[]>();
beforeAll(async () => {
  const files = await compileClient(await bundle(findSources(resolve(sources, "../../../specs"))));
  const generated = [...files].map(([name, content]): [string, string] => [
    join(sources, "generated", name),
    content,
  ]);
  const service = languageService(program, new Map([...generated, [program, text]]));
  for (const { start = 0, messageText } of service.getSemanticDiagnostics(program)) {
    const call = text.slice(text.lastIndexOf("\n", start) + 1, text.indexOf(";\n", start));
    const message = ts.flattenDiagnosticMessageText(messageText, "\n");
    messages.set(call, [...(messages.get(call) ?? []), message]);
  }
}, 60_000);

test.each(calls)("%s gets one line, which names a right path", (call, expected) => {
  const path = /, ("[^"]*")/.exec(call)?.[1];
  const [message = "", ...others] = messages.get(call) ?? [];
  expect(others).toEqual([]);
  expect(message).toContain(`Argument of type '${path}' is not assignable to parameter of type '${expected}`);
  expect(message).not.toContain("\n");
  expect(message.length).toBeLessThan(400);
});

test("only the wrong paths are errors", () => {
  expect([...messages.keys()]).toEqual(calls.map(([call]) => call));
});
