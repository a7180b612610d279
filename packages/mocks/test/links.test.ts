/** Tests that every link of every answer leads somewhere. */
import { beforeAll, describe, expect, test } from "vitest";
import { crawl, linksIn, operationAt, type Visit } from "../src/testing/crawl.ts";
import { fullCompany } from "../src/testing/full-company.ts";
import { isExcused, nowhere } from "./links/nowhere.ts";

const restUrl = "https://restapi.e-conomic.com";

let visits: readonly Visit[];
beforeAll(async () => {
  visits = await crawl(await fullCompany(), [`${restUrl}/`]);
}, 120_000);

describe("links from the front page of REST", () => {
  test("L-150: lead to an answer, or the reason is known", () => {
    expect(visits.length).toBeGreaterThan(10_000);
    const lost = visits.filter(({ status, url }) => status !== 200 && !isExcused(url));
    expect([...new Set(lost.map(({ from, status }) => `${from}: ${status}`))]).toEqual([]);
  });

  test("U-12: answer 404 if they lead nowhere, which some do", () => {
    for (const [why, path] of nowhere) {
      const found = visits.filter(({ url, status }) => path.test(new URL(url).pathname) && status !== 200);
      expect([why, found.length > 0, found.every(({ status }) => status === 404)]).toEqual([why, true, true]);
    }
  });

  test("L-145: in metaData name an operation of their method", () => {
    const actions = visits.flatMap(({ body }) => actionsIn(body));
    expect(new Set(actions.map(({ httpMethod }) => httpMethod))).toEqual(new Set(["post", "put", "delete"]));
    const lost = actions.filter(
      ({ href, httpMethod }) => operationAt(httpMethod.toUpperCase(), href) === undefined,
    );
    expect(lost).toEqual([]);
  });

  test("stay on REST, below the base URL of the request", () => {
    const strangers = visits
      .flatMap(({ body }) => linksIn(body))
      .filter(({ url }) => !url.startsWith(`${restUrl}/`));
    expect(strangers).toEqual([]);
  });
});

interface Action {
  readonly href: string;
  readonly httpMethod: string;
}

/** Lists the actions in the `metaData` of an answer and of its items. */
function actionsIn(body: unknown): readonly Action[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    name === "metaData" ? Object.values<Action>(value) : actionsIn(value),
  );
}
