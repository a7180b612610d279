import { describe, expect, test } from "vitest";
import { FilterError, filterFailure, SortError, sortFailure } from "./index.ts";

// 23:18:03 on a Danish summer evening.
const context = { requestId: "a2a282a789f20523-CPH", now: Date.UTC(2026, 7, 12, 21, 18, 3) };

describe("refused filters", () => {
  const unknown = new FilterError("field", "Filtering is not allowed on property 'bogusProp'.", "bogusProp");

  test("REST: message, table of escapes, and the fields to filter on (L-60, L-61)", () => {
    const { status, contentType, body } = filterFailure(unknown, "rest", context, ["name", "number"]);
    expect([status, contentType]).toEqual([400, "application/json"]);
    expect(body).toEqual({
      message: "Could not parse query string filter.",
      developerHint: expect.stringMatching(/\$like:.*\$\$ for \$/s),
      logId: "a2a282a789f20523-CPH",
      httpStatusCode: 400,
      errors: ["Filtering is not allowed on property 'bogusProp'."],
      logTime: "2026-08-12T23:18:03",
      allowedFilteringFields: ["name", "number"],
    });
  });

  test("services: BadFilterRequest with the message, and no list of fields (O-07, O-08)", () => {
    const { status, contentType, body } = filterFailure(unknown, "apis", context, ["name"]);
    expect([status, contentType]).toEqual([400, "application/problem+json"]);
    expect(body).toMatchObject({
      errorCode: "BadFilterRequest",
      errors: [
        {
          message: "Filtering is not allowed on property 'bogusProp'.",
          errorCode: "BadFilterRequest",
          property: "bogusProp",
        },
      ],
      traceTimeUtc: "2026-08-12T21:18:03",
    });
    expect(body).not.toHaveProperty("allowedFilteringFields");
  });

  test("a filter that the server fails on is a 500 in the surface's shape (O-20, L-70)", () => {
    const fault = new FilterError("fault", "…", "assetGroupNumber");
    expect(filterFailure(fault, "apis", context, []).body).toMatchObject({ status: 500 });
    expect(filterFailure(fault, "rest", context, ["name"])).toMatchObject({
      status: 500,
      body: { httpStatusCode: 500 },
    });
    expect(filterFailure(fault, "rest", context, ["name"]).body).not.toHaveProperty("allowedFilteringFields");
  });
});

describe("refused sorts", () => {
  const unsortable = new SortError("field", "Sorting is not allowed on property 'city'", "city");

  test("REST: the recorded message and no alternatives (L-62)", () => {
    const { status, body } = sortFailure(unsortable, "rest", context);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: "Could not parse query string sort parameter" });
    expect(Object.keys(body)).not.toContain("errors");
  });

  test("services: a problem that names the property", () => {
    expect(sortFailure(unsortable, "apis", context)).toMatchObject({
      status: 400,
      body: { errorCode: "InvalidInput", errors: [{ property: "city" }] },
    });
  });

  test("a sort that the server fails on is a 500 (O-20)", () => {
    expect(sortFailure(new SortError("fault", "…"), "apis", context).status).toBe(500);
    expect(sortFailure(new SortError("fault", "…"), "rest", context).status).toBe(500);
  });
});
