import { coverage } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import type { EconomicServices, PermissionError } from "../src/index.ts";
import { failureOf, mockWith } from "./mock-client.ts";

const roles = ["Bookkeeping", "ProjectEmployee", "Sales", "SuperUser"] as const;
const camelCase = (name: string) => name.replace(/-./g, ([, letter = ""]) => letter.toUpperCase());

const deletesEverything = new Set(["/invoices/drafts", "/draft-entries/delete/{journalNumber}"]);

/** Every operation, with the member of the client that calls it and a value for each parameter. */
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
  test("is named in every refusal: exactly the roles that the servers accept", {
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

  test("has the accepted roles as facts of the error", async () => {
    const error = await failureOf(mockWith({ role: "Sales" }).economic.journals.get("/journals"));
    expect(error).toMatchObject({ kind: "permission", status: 403, roles: ["Bookkeeping", "SuperUser"] });
  });
});

describe("a missing module is named, without roles", () => {
  const forbidden = async (body: object | string, path = "/customers") => {
    const { mock, economic } = mockWith();
    mock.faults.add({
      effect: { status: 403, body: typeof body === "string" ? body : JSON.stringify(body) },
    });
    return failureOf(economic.rest.raw("get", path));
  };

  test("on the services (O-25)", async () => {
    const error = await failureOf(mockWith({ modules: [] }).economic.projects.get("/Projects"));
    expect(error).toMatchObject({
      status: 403,
      code: "AccessDeniedAgreementMissingModules",
      missingModules: ["Project"],
      roles: [],
    });
  });

  test("on REST (L-154)", async () => {
    const attachment = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";
    const path = { journalNumber: 1, accountingYear: "2026", voucherNumber: 1 };
    const error = await failureOf(mockWith({ modules: [] }).economic.rest.raw("get", attachment, { path }));
    expect(error).toMatchObject({ status: 403, code: "E03040", missingModules: ["Scanning"], roles: [] });
  });

  test.each<[string, object, string[]]>([
    ["in a list", { title: "Missing modules: Project, Dimension." }, ["Project", "Dimension"]],
    ["as one", { title: "Missing module: Project" }, ["Project"]],
    [
      "in a hint",
      { message: "No.", developerHint: "Buy the Large Payroll add-on module." },
      ["Large Payroll"],
    ],
    ["in a complaint", { title: "No.", errors: [{ message: "Needs the Stock add-on module" }] }, ["Stock"]],
    ["twice", { title: "Missing modules: Stock", detail: "Buy the Stock add-on module." }, ["Stock"]],
    [
      "after another the",
      { message: "To use the feature you need the Scanning add-on module." },
      ["Scanning"],
    ],
  ])("in every wording: %s", async (_, body, missingModules) => {
    expect(await forbidden(body)).toMatchObject({ kind: "permission", missingModules, roles: [] });
  });

  test("as those that the path needs, if the answer has only a code", async () => {
    const path = "/journals/1/vouchers/2026-1/attachment/file";
    const body = { message: "Ingen adgang.", errorCode: "E03040" };
    expect(await forbidden(body, path)).toMatchObject({ missingModules: ["Scanning"], roles: [] });
    expect(await forbidden(body)).toMatchObject({ missingModules: [], roles: [] });
  });

  test("unlike in a refusal without a reason, which names the accepted roles", async () => {
    for (const body of ["", { message: "Forbidden" }])
      expect(await forbidden(body)).toMatchObject({ missingModules: [], roles: ["Sales", "SuperUser"] });
  });

  test("quickly, also from a long text", async () => {
    const message = `${"the ".repeat(100_000)}add-on`;
    expect(await forbidden({ message })).toMatchObject({ missingModules: [] });
  });
});

describe("the demo agreement, which can only be read", () => {
  const demo = { appSecretToken: "demo", agreementGrantToken: "demo" };

  test.each([401, 403, 405] as const)(
    "refuses a write with %i, and no role is named (G-1)",
    async (status) => {
      const { client } = mockWith({ rulings: { demoWriteStatus: status } });
      const error = await failureOf(client(demo).rest.raw("post", "/customers", { body: { name: "x" } }));
      expect(error.status).toBe(status);
      expect(error.message).toMatch(/writes need your own agreement/i);
      expect(error.message).not.toMatch(/role|revoked/);
    },
  );

  test("has no roles in the error of a read either", async () => {
    const { client, mock } = mockWith();
    mock.faults.add({ effect: { status: 403, body: "{}" } });
    expect(await failureOf(client(demo).rest.get("/self"))).toMatchObject({ kind: "permission", roles: [] });
  });
});
