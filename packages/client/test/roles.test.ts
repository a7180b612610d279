import { coverage } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import type { EconomicServices, PermissionError } from "../src/index.ts";
import { failureOf, mockWith } from "./mock-client.ts";

const roles = ["Bookkeeping", "ProjectEmployee", "Sales", "SuperUser"] as const;
const camelCase = (name: string) => name.replace(/-./g, ([, letter = ""]) => letter.toUpperCase());

const deletesEverything = new Set(["/invoices/drafts", "/draft-entries/delete/{journalNumber}"]);

/** Every operation, by the member of the client that calls it, with a value for each of its parameters. */
const operations = coverage().map(({ document, method, path }) => ({
  member: camelCase(document) as keyof EconomicServices,
  method: method.toLowerCase() as "get",
  path: path.replace(/\{[^}]+\}/g, "1"),
  more: {
    ...(method === "GET" ? {} : { body: {} }),
    ...(deletesEverything.has(path) && method === "DELETE" ? { everything: true as const } : {}),
  },
}));

describe("a missing role (X-2, X-3)", () => {
  test("every refusal names just those roles that the servers would let in", {
    timeout: 120_000,
  }, async () => {
    const refusals = new Map<string, PermissionError[]>();
    const letIn = new Map<string, string[]>();
    for (const role of roles) {
      const { economic } = mockWith({ role, rateLimit: false });
      for (const { member, method, path, more } of operations) {
        const call = `${method} ${member} ${path}`;
        const error = await economic[member].raw(method, path, { retry: false, ...more }).then(
          () => undefined,
          (reason: unknown) => reason as PermissionError,
        );
        const refused = error?.kind === "permission";
        if (refused) refusals.set(call, [...(refusals.get(call) ?? []), error]);
        else letIn.set(call, [...(letIn.get(call) ?? []), role]);
      }
    }
    expect(refusals.size).toBeGreaterThan(300);
    const wrong = [...refusals].flatMap(([call, errors]) =>
      errors
        .filter(({ roles: told }) => `${[...told].sort()}` !== `${letIn.get(call)}`)
        .map(({ roles: told }) => `${call}: told ${told}, but let in are ${letIn.get(call)}`),
    );
    expect(wrong).toEqual([]);
  });

  test("the roles that would do are facts of the error", async () => {
    const error = await failureOf(mockWith({ role: "Sales" }).economic.journals.get("/journals"));
    expect(error).toMatchObject({ kind: "permission", status: 403, roles: ["Bookkeeping", "SuperUser"] });
  });
});

test("missing modules are named, and not taken for a missing role (O-25)", async () => {
  const error = await failureOf(mockWith({ modules: [] }).economic.projects.get("/Projects"));
  expect(error).toMatchObject({
    status: 403,
    code: "AccessDeniedAgreementMissingModules",
    missingModules: ["Project"],
  });
});
