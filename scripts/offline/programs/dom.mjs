import { writeFileSync } from "node:fs";
import { test } from "vitest";
import { runCell } from "./cell.mjs";

test("every sender", async () => {
  const { OFFLINE_RESULT: result, OFFLINE_ENVIRONMENT: environment } = process.env;
  writeFileSync(result, JSON.stringify(await runCell(environment)));
});
