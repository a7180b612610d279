import { expect, test } from "vitest";
import { fullCompany } from "../testing/full-company.ts";
import { recordJson, recordOf, recordView } from "./record-json.ts";

test("every record of the small company survives JSON unchanged, even a file's bytes", async () => {
  const mock = await fullCompany();
  const records = [...mock.snapshot().agreements.values()]
    .flatMap(({ tables }) => [...tables.values()])
    .flatMap(({ records: stored }) => [...stored.values()]);
  const texts = records.map((record) => JSON.stringify(recordJson(record)));
  expect(texts.map((text) => recordOf(JSON.parse(text)))).toEqual(records);
  expect(texts.filter((text) => text.includes('"$bytes"')).length).toBeGreaterThan(0);
  expect(JSON.stringify(records.map(recordView))).not.toContain("$bytes");
});
