import { expect, test } from "vitest";
import { listedOperations } from "./recorded.ts";

test("the shorthand of a table becomes single operations", () => {
  const text = [
    "Prose says that GET /elsewhere is not meant.",
    "| operation | answer |",
    "| GET, DELETE /shops/{shopNumber}; POST /shops/{shopNumber}/file | 200 |",
    "| GET /orders/{drafts,sent}/{orderNumber}/pdf, GET /quotes/pdf | 200 |",
  ].join("\n");

  expect(listedOperations(text).map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /shops/{shopNumber}",
    "DELETE /shops/{shopNumber}",
    "POST /shops/{shopNumber}/file",
    "GET /orders/drafts/{orderNumber}/pdf",
    "GET /orders/sent/{orderNumber}/pdf",
    "GET /quotes/pdf",
  ]);
});
