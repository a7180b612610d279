import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  EconomicError,
  type ErrorKind,
  isEconomicError,
  PermissionError,
  ServerError,
  ValidationError,
} from "../index.ts";
import { type Step, scripted } from "../testing/script.ts";

const failing = async (
  step: Step,
  call: { method?: string; path?: string; service?: "rest" | "customers" | "projects" } = {},
) => {
  const { method = "get", path = "/customers/{customerNumber}", service = "rest" } = call;
  const { economic } = scripted([step]);
  const sent = economic[service].raw(method as "get", path, { path: { customerNumber: 1 }, retry: false });
  return (await sent.catch((error: unknown) => error)) as EconomicError;
};

const problem = (status: number, body: object): Step => ({
  status,
  body: { title: "Title.", status, traceId: "a2a259bbe959d8d5-CPH", ...body },
  headers: { "content-type": "application/problem+json" },
});

test.each<[number, ErrorKind]>([
  [400, "validation"],
  [401, "authentication"],
  [403, "permission"],
  [404, "notFound"],
  [405, "validation"],
  [408, "timeout"],
  [409, "conflict"],
  [415, "validation"],
  [429, "rateLimit"],
  [500, "server"],
  [501, "server"],
  [524, "server"],
])("a read answered %i is a %s error", async (status, kind) => {
  const error = await failing({ status });
  expect(error).toBeInstanceOf(EconomicError);
  expect(error).toMatchObject({
    kind,
    status,
    service: "rest",
    method: "GET",
    path: "/customers/{customerNumber}",
    attempts: 1,
    errors: [],
  });
  expect(error.name.toLowerCase()).toBe(`${kind}error`.toLowerCase());
  expect(error.message).toMatch(new RegExp(`^GET /customers/{customerNumber}: ${status}`));
});

describe("REST's shapes (section 7)", () => {
  test("L-60, L-61: a refused filter brings the fields that are allowed", async () => {
    const error = await failing({
      status: 400,
      body: {
        message: "Could not parse query string filter.",
        developerHint: "operators and escapes",
        logId: "a2a282a789f20523-CPH",
        httpStatusCode: 400,
        errors: ["Filtering is not allowed on property 'bogusProp'."],
        allowedFilteringFields: ["name", "customerNumber"],
      },
    });
    expect(error).toBeInstanceOf(ValidationError);
    expect(error.errors).toEqual([{ message: "Filtering is not allowed on property 'bogusProp'." }]);
    expect(error.allowedFilteringFields).toEqual(["name", "customerNumber"]);
    expect(error.requestId).toBe("a2a282a789f20523-CPH");
    expect(error.message).toContain("name,customerNumber");
    expect(error.code).toBeUndefined();
  });

  test("complaints by property, with their code, hint and value", async () => {
    const complaint = {
      propertyName: "customerGroup",
      errorMessage: "Customer group '9' not found.",
      errorCode: "E07140",
      inputValue: 9,
      developerHint: "Find an existing one at /customer-groups",
    };
    const error = await failing({
      status: 400,
      body: {
        message: "Validation failed. 1 error found.",
        errorCode: "E04300",
        errors: { customerGroup: { errors: [complaint] } },
        errorCount: 1,
      },
    });
    expect(error.code).toBe("E04300");
    expect(error.errors).toEqual([
      {
        path: "customerGroup",
        code: "E07140",
        message: complaint.errorMessage,
        hint: complaint.developerHint,
        value: 9,
      },
    ]);
    expect(error.message).toContain("customerGroup: Customer group '9' not found.");
  });

  test("lines by their index", async () => {
    const errors = {
      lines: {
        items: [
          {
            arrayIndex: 2,
            product: {
              errors: [
                { errorMessage: "Product barred.", errorCode: "E06600", inputValue: { productNumber: "1" } },
              ],
            },
          },
        ],
      },
    };
    const error = await failing({ status: 400, body: { message: "Validation failed.", errors } });
    expect(error.errors).toMatchObject([
      { path: "lines[2].product", code: "E06600", value: { productNumber: "1" } },
    ]);
    expect(error.code).toBe("E06600");
  });

  test("a list of vouchers with entries", async () => {
    const errors = [
      {
        arrayIndex: 0,
        account: { errors: [{ errorMessage: "Account barred.", errorCode: "E04041" }] },
        entries: {
          errors: [],
          items: [
            { arrayIndex: 1, contraAccount: { errors: [{ errorMessage: "Unknown.", errorCode: "E07150" }] } },
          ],
        },
      },
    ];
    const error = await failing({
      status: 400,
      body: { message: "Validation failed. 2 errors found.", errors },
    });
    expect(error.errors.map(({ path, code }) => [path, code])).toEqual([
      ["[0].account", "E04041"],
      ["[0].entries[1].contraAccount", "E07150"],
    ]);
  });

  test("a complaint without a place in the tree is placed by its property name", async () => {
    const errors = [{ propertyName: "Date", errorMessage: "Perioden er spærret.", errorCode: "E04041" }];
    const error = await failing({ status: 400, body: { message: "Validation failed.", errors } });
    expect(error.errors[0]).toMatchObject({ path: "Date", message: "Perioden er spærret." });
  });

  test("a message alone", async () => {
    const error = await failing({ status: 400, body: { message: "Voucher already has attachment" } });
    expect(error.message).toContain("Voucher already has attachment");
    expect(error.errors).toEqual([]);
  });

  test("E02250: a pair of tokens that do not match, whatever the status (G-8)", async () => {
    expect((await failing({ status: 403, body: { errorCode: "E02250" } })).kind).toBe("authentication");
  });
});

describe("problem+json (O-06)", () => {
  test("complaints with code and property", async () => {
    const errors = [
      {
        message: "The field CustomerNumber must be between 1 and 999999999",
        errorCode: "InvalidInput",
        property: "CustomerNumber",
      },
    ];
    const error = await failing(
      problem(400, { errorCode: "InvalidInput", errors, detail: "Look at the fields." }),
    );
    expect(error.code).toBe("InvalidInput");
    expect(error.errors).toEqual([
      { path: "CustomerNumber", code: "InvalidInput", message: errors[0]?.message },
    ]);
    expect(error.message).toContain("Look at the fields.");
    expect(error.requestId).toBe("a2a259bbe959d8d5-CPH");
  });

  test("O-52: errors may be null or missing", async () => {
    expect((await failing(problem(404, { errors: null }))).errors).toEqual([]);
    expect((await failing(problem(404, {}))).kind).toBe("notFound");
  });

  test("O-13: a conflict of the new shape", async () => {
    const error = await failing(problem(409, { errorCode: "UpdateConflict", errors: [] }));
    expect(error).toMatchObject({ kind: "conflict", code: "UpdateConflict" });
    expect(error.message).toMatch(/read it again/i);
  });

  test("section 7.8: a conflict of the older shape", async () => {
    const body = {
      message: "Updated by another user",
      developerHint: "Get it again",
      logId: "x-CPH",
      property: "ObjectVersion",
    };
    const error = await failing({ status: 409, body });
    expect(error).toMatchObject({ kind: "conflict", requestId: "x-CPH" });
    expect(error.errors).toEqual([
      { path: "ObjectVersion", message: "Updated by another user", hint: "Get it again" },
    ]);
  });

  test("O-25: missing modules are named", async () => {
    const error = await failing(
      problem(403, {
        errorCode: "AccessDeniedAgreementMissingModules",
        title: "Missing modules: Project, Dimension",
      }),
      {
        service: "projects",
        path: "/Projects",
      },
    );
    expect(error).toBeInstanceOf(PermissionError);
    expect(error).toMatchObject({
      missingModules: ["Project", "Dimension"],
      roles: ["ProjectEmployee", "SuperUser"],
    });
    expect(error.message).toContain("Missing modules: Project, Dimension");
  });

  test("a missing role: the roles that would do are named", async () => {
    const error = await failing(problem(403, {}), { service: "customers", path: "/Customers" });
    expect(error).toMatchObject({ missingModules: [], roles: ["Sales", "SuperUser"] });
    expect(error.message).toContain("Sales,SuperUser");
  });
});

describe("bodies that are no error document", () => {
  test.each([
    ["<html>Bad gateway</html>"],
    [""],
    ["null"],
    ["[]"],
    ["7"],
    ['"text"'],
    ["{"],
    ['{"errors":7}'],
    ['{"errors":[null,1,{"a":[[]]}]}'],
  ])("%j", async (body) => {
    const error = await failing({ status: 502, body });
    expect(error).toBeInstanceOf(ServerError);
    expect(error.body).toBe(body);
    expect(error.errors).toEqual([]);
  });

  test("the start of the text is in the message", async () => {
    expect((await failing({ status: 502, body: `<html>Bad gateway${"x".repeat(1000)}` })).message).toMatch(
      /Bad gateway.{100,200}$/,
    );
  });
});

test("section 8: a 200 that is not JSON shows the start of its body", async () => {
  const error = await failing({ body: `<!DOCTYPE html><title>Maintenance</title>${"x".repeat(1000)}` });
  expect(error).toMatchObject({ kind: "server", status: 200 });
  expect(error.message).toContain("<!DOCTYPE html><title>Maintenance</title>");
  expect(error.message.length).toBeLessThan(400);
});

test("a token that a server (or a proxy's error) echoes is blanked everywhere", async () => {
  const appSecretToken = "echoed-secret-0123456789";
  const fetch = async () => new Response(`{"message":"no app ${appSecretToken}"}`, { status: 500 });
  const proxy = async () => {
    throw Object.assign(new Error(`bad header ${appSecretToken}`), {
      config: { headers: { token: appSecretToken } },
      cause: new Error(appSecretToken),
    });
  };
  for (const broken of [fetch, proxy]) {
    const { economic } = scripted([], { appSecretToken, fetch: broken, retry: false });
    const error = (await economic.rest.get("/self").catch((reason: unknown) => reason)) as EconomicError;
    expect(isEconomicError(error)).toBe(true);
    const shown =
      inspect(error, { showHidden: true, depth: 20 }) + JSON.stringify(error) + error.stack + error.body;
    expect(shown).not.toContain(appSecretToken);
    expect(shown).toContain("[redacted]");
  }
});

describe("the error itself", () => {
  test("serialises with its message and without its body", async () => {
    const error = await failing({
      status: 404,
      body: { message: "secret customer data" },
      headers: { "x-requestid": "r-CPH" },
    });
    const shown = JSON.parse(JSON.stringify(error));
    expect(shown).toMatchObject({ name: "NotFoundError", kind: "notFound", status: 404, requestId: "r-CPH" });
    expect(shown.message).toBe(error.message);
    expect(shown).not.toHaveProperty("body");
    expect(error.body).toContain("secret customer data");
  });

  test("is recognised across copies of the package, by kind", async () => {
    const error = await failing({ status: 404 });
    const copy = Object.assign(new Error("x"), {
      [Symbol.for("@org/visma-economic/error")]: true,
      kind: "notFound",
    });
    for (const each of [error, copy]) {
      expect(isEconomicError(each)).toBe(true);
      expect(isEconomicError(each, "notFound")).toBe(true);
      expect(isEconomicError(each, "conflict")).toBe(false);
    }
    for (const other of [new Error("x"), null, undefined, "x", { kind: "notFound" }])
      expect(isEconomicError(other)).toBe(false);
  });

  test("its stack leads to the caller", async () => {
    const { economic } = scripted([{ status: 404 }]);
    const thisFunctionByName = async () => {
      await economic.rest.get("/self");
    };
    const error = (await thisFunctionByName().catch((reason: unknown) => reason)) as Error;
    expect(error.stack).toContain("thisFunctionByName");
  });
});

describe("every error tells its call, once", () => {
  const failure = (call: Promise<unknown>): Promise<EconomicError> =>
    call.then(
      () => expect.unreachable("the call should fail"),
      (reason: EconomicError) => reason,
    );
  const path = "/customers/{customerNumber}";

  test.each([
    ["a body", { path: { customerNumber: 1 }, body: { name: null } }],
    ["a header", { path: { customerNumber: 1 }, headers: { host: "x" } }],
    ["a key", { path: { customerNumber: 1 }, idempotencyKey: "a b" }],
    ["a path parameter", {}],
  ])("also those of %s that was refused before sending", async (_, options) => {
    const { economic, sent } = scripted([{}]);
    const error = await failure(economic.rest.raw("put", path, options));
    expect(error).toMatchObject({ kind: "validation", service: "rest", method: "PUT", path, attempts: 0 });
    expect(error.message).toMatch(/^PUT \/customers\/\{customerNumber\}: /);
    expect(error.message.split("/customers")).toHaveLength(2);
    expect(sent).toEqual([]);
  });

  test("an unknown outcome does not repeat it with its cause's message", async () => {
    const { economic } = scripted([{ fails: "lost" }]);
    const error = await failure(economic.rest.raw("post", "/customers", { body: {} }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 4 });
    expect(error.message.split("POST /customers: ")).toHaveLength(2);
    expect(error.message).toContain("ECONNRESET");
  });

  test("one that was aborted tells how often it was sent", async () => {
    const controller = new AbortController();
    const { economic } = scripted([{ status: 503 }, { fails: "hang" }], {
      hooks: { onRequest: ({ attempt }) => attempt === 2 && setTimeout(() => controller.abort()) },
    });
    const { signal } = controller;
    const error = await failure(economic.rest.raw("post", "/customers", { body: {}, signal }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 2, method: "POST", service: "rest" });
  });

  test("aborted with another call's error: the write is in doubt all the same, and that error stays as it was", async () => {
    const { economic: other } = scripted([{ status: 404 }]);
    const reason = await failure(other.rest.get("/self"));
    const { message } = reason;
    const controller = new AbortController();
    const { signal } = controller;
    const { economic } = scripted([{ fails: "hang" }], {
      hooks: { onRequest: () => setTimeout(() => controller.abort(reason)) },
    });
    const write = await failure(economic.rest.raw("post", "/customers", { body: {}, signal }));
    expect(write).toMatchObject({
      kind: "outcomeUnknown",
      method: "POST",
      path: "/customers",
      cause: reason,
    });
    expect(write.status).toBeUndefined();
    expect(await failure(economic.rest.get("/customers", { signal }))).toBe(reason);
    expect(reason).toMatchObject({ message, method: "GET", path: "/self", attempts: 1 });
  });
});
