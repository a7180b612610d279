import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as browser from "../../browser.ts";
import { createEconomicMock } from "../../index.ts";
import * as node from "../../node.ts";
import * as pandium from "../../pandium.ts";
import { readOptions } from "../../settings/options.ts";
import * as vitest from "../../vitest.ts";
import { interfaceDocument } from "./document/index.ts";

const page = readFileSync(new URL("../../../docs/http.md", import.meta.url), "utf8");
const table = page.slice(page.indexOf("| JavaScript | HTTP |")).split("\n\n")[0] ?? "";
const rows = table
  .split("\n")
  .slice(2)
  .map((row) => row.split("|").map((cell) => cell.trim()));

/** Returns the names in a cell: "`clock.set`, `.start`" names clock.set and clock.start. */
function namesIn(cell: string): string[] {
  const names = [...cell.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name);
  const [owner] = (names[0] ?? "").split(".");
  return names.map((name) => (name.startsWith(".") ? owner + name : name));
}

/** Members that the public types leave out, because only the mock's own code uses them. */
const inner = ["clock.resume", "faults.hit"];

function members(): string[] {
  const mock = createEconomicMock();
  const agreement = mock.agreement();
  const named = (owner: string, value: object) => Object.keys(value).map((name) => `${owner}.${name}`);
  const { add, addMany, get, all, ...ofInvoices } = agreement.bookedInvoices;
  return [
    ...new Set([node, browser, pandium, vitest].flatMap((entry) => Object.keys(entry))),
    ...named("mock", { ...browser.createEconomicMock(), ...mock }),
    ...named("agreement", agreement),
    ...named("collection", agreement.customers),
    ...named("bookedInvoices", ofInvoices),
    ...named("clock", mock.clock),
    ...named("faults", mock.faults),
    ...named("fault", mock.faults.add({ effect: { latency: 0 } })),
    ...named(
      "override",
      mock.override("GET", "/self", () => undefined),
    ),
    ...named("options", readOptions()),
  ].filter((name) => !inner.includes(name));
}

test("the table lists exactly the members of the JavaScript interface", () => {
  const listed = rows.flatMap(([, cell = ""]) => namesIn(cell));
  expect([...listed].sort()).toEqual(members().sort());
});

test("each member has an address or flag as its counterpart, or a reason for none", () => {
  const addresses = Object.keys(interfaceDocument.paths);
  for (const [, name, counterpart = ""] of rows) {
    const paths = [...counterpart.matchAll(/`(?:GET|POST|PUT|PATCH|DELETE) ([^`?]+)[^`]*`/g)].map(
      ([, path = ""]) =>
        path.replace("…", "/__mock/agreements/{agreement}").replace("bookedInvoices/{key}", "{kind}/{key}"),
    );
    expect([name, paths.filter((path) => !addresses.includes(path))]).toEqual([name, []]);
    expect([name, counterpart]).toEqual([
      name,
      expect.stringMatching(
        /^none\b.*(:|, as)|`(GET|POST|PUT|PATCH|DELETE) |…\/records|--\w|npx |\/restapi|418|exit code/,
      ),
    ]);
  }
});
