import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  failure,
  type Issue,
  problem,
  problemFromIssues,
  restError,
  restNotFound,
  restValidationError,
} from "./index.ts";

const context = { requestId: "a2a282a789f20523-CPH", now: Date.UTC(2026, 0, 12, 20, 50, 7) };
const errorsOf = (issues: Issue[]) => restValidationError(context, issues).body.errors;

describe("REST errors", () => {
  test("have the request's id and Danish local time without a zone (G-9)", () => {
    expect(restError(context, { status: 405, message: "No." })).toEqual({
      status: 405,
      contentType: "application/json",
      body: {
        message: "No.",
        logId: "a2a282a789f20523-CPH",
        httpStatusCode: 405,
        logTime: "2026-01-12T21:50:07",
      },
    });
  });

  test("a 404 has E06000 after a DELETE, and no code after a GET (L-11, L-148)", () => {
    const gone = restNotFound({ ...context, method: "DELETE" });
    expect(gone).toMatchObject({
      status: 404,
      body: { message: "Resource not found.", errorCode: "E06000", httpStatusCode: 404 },
    });
    const { errorCode: _, ...plain } = gone.body;
    expect(restNotFound({ ...context, method: "GET" }).body).toEqual(plain);
  });

  test("E04300 counts the errors, in singular and plural", () => {
    const issue: Issue = { path: ["name"], message: "name is missing a value", errorCode: "E04042" };
    expect(restValidationError(context, [issue]).body).toEqual({
      message: "Validation failed. 1 error found.",
      errorCode: "E04300",
      developerHint: "Inspect validation errors and correct your request.",
      logId: "a2a282a789f20523-CPH",
      httpStatusCode: 400,
      errors: {
        name: {
          errors: [
            {
              propertyName: "name",
              errorMessage: "name is missing a value",
              errorCode: "E04042",
              inputValue: null,
            },
          ],
        },
      },
      logTime: "2026-01-12T21:50:07",
      errorCount: 1,
    });
    expect(restValidationError(context, [issue, { ...issue, path: ["zip"] }]).body).toMatchObject({
      message: "Validation failed. 2 errors found.",
      errorCount: 2,
    });
  });

  test("the tree mirrors the body: nested objects, items with arrayIndex in their order", () => {
    const at = (...path: (string | number)[]): Issue => ({ path, message: path.join("."), inputValue: 1 });
    const written = (name: string, message: string) => ({
      errors: [{ propertyName: name, errorMessage: message, inputValue: 1 }],
    });
    expect(
      errorsOf([at("lines", 2, "product"), at("recipient", "vatZone"), at("lines", 0, "quantity")]),
    ).toEqual({
      lines: {
        items: [
          { arrayIndex: 0, quantity: written("quantity", "lines.0.quantity") },
          { arrayIndex: 2, product: written("product", "lines.2.product") },
        ],
      },
      recipient: { vatZone: written("vatZone", "recipient.vatZone") },
    });
  });

  test("the tree of an array body is an array, with empty errors inside (X-27)", () => {
    const issues: Issue[] = [
      { path: [0, "account"], message: "no", errorCode: "E07150" },
      { path: [0, "entries", 1, "contraAccount"], message: "no", propertyName: "ContraAccount" },
    ];
    expect(errorsOf(issues)).toEqual([
      {
        arrayIndex: 0,
        account: {
          errors: [{ propertyName: "account", errorMessage: "no", errorCode: "E07150", inputValue: null }],
        },
        entries: {
          errors: [],
          items: [
            {
              arrayIndex: 1,
              contraAccount: {
                errors: [{ propertyName: "ContraAccount", errorMessage: "no", inputValue: null }],
              },
            },
          ],
        },
      },
    ]);
  });

  test("no issue is missing in the tree", () => {
    const step = fc.oneof(fc.constantFrom("a", "b", "__proto__"), fc.nat({ max: 3 }));
    const tail = fc.array(step, { maxLength: 4 });
    const root = fc.constantFrom<(string | number)[]>(["lines"], ["x"]);
    const path = fc.tuple(root, tail).map((parts) => parts.flat());
    fc.assert(
      fc.property(fc.array(path, { maxLength: 8 }), (paths) => {
        const text = JSON.stringify(errorsOf(paths.map((one, at) => ({ path: one, message: `#${at}#` }))));
        for (const at of paths.keys()) expect(text.split(`#${at}#`)).toHaveLength(2);
      }),
    );
  });
});

describe("problems of the services", () => {
  test("a 404 is as recorded (O-06)", () => {
    expect(problem(context, { status: 404 })).toEqual({
      status: 404,
      contentType: "application/problem+json",
      body: {
        type: "https://tools.ietf.org/html/rfc9110#section-15.5.5",
        title: "Resource not found.",
        status: 404,
        detail: "The resource you have been looking for does not exist.",
        errors: [],
        traceId: "a2a282a789f20523-CPH",
        traceTimeUtc: "2026-01-12T20:50:07",
        errorCode: "ResourceNotFound",
      },
    });
  });

  test("the 403 for a missing module is as recorded (O-25)", () => {
    const details = {
      status: 403,
      errorCode: "AccessDeniedAgreementMissingModules",
      title: "Missing modules: Project",
    };
    expect(problem(context, details).body).toMatchObject({ ...details, errors: [] });
  });

  test("a 429 links to no section of RFC 9110", () => {
    expect(problem(context, { status: 429 }).body).toMatchObject({
      type: "https://tools.ietf.org/html/rfc6585#section-4",
      title: "Too many requests.",
    });
  });

  test("issues have the services' names, and the first code is the problem's", () => {
    const issues: Issue[] = [
      { path: ["paymentTermId"], message: "a", errorCode: "CustomerInvalidPaymentTerm" },
      { path: ["lines", 0, "quantity"], message: "b" },
      { path: [], message: "c" },
    ];
    expect(problemFromIssues(context, issues).body).toMatchObject({
      status: 400,
      errorCode: "CustomerInvalidPaymentTerm",
      detail: "a",
      errors: [
        { message: "a", errorCode: "CustomerInvalidPaymentTerm", property: "PaymentTermId" },
        { message: "b", errorCode: "InvalidInput", property: "Lines[0].Quantity" },
        { message: "c", errorCode: "InvalidInput" },
      ],
    });
  });
});

describe("a refused body or parameter", () => {
  test("is rendered in the surface's own shape", () => {
    const issues: Issue[] = [{ path: ["name"], message: "no" }];
    expect(failure("rest", context, issues).body).toMatchObject({ errorCode: "E04300" });
    expect(failure("apis", context, issues).body).toMatchObject({ errorCode: "InvalidInput" });
  });

  test("has a separate error for pagesize on REST (L-41)", () => {
    const issues: Issue[] = [{ path: ["pagesize"], message: "must be", errorCode: "E04810" }];
    expect(failure("rest", context, issues).body).toMatchObject({ message: "must be", errorCode: "E04810" });
    expect(failure("rest", context, issues).body).not.toHaveProperty("errors");
  });
});
