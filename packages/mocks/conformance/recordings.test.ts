/** Compares the mocks with the recordings of a real agreement, and tests the recorder. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { anonymised } from "./anonymise.ts";
import { runCheck, suits } from "./check.ts";
import { checks } from "./checks/index.ts";
import { compare } from "./compare.ts";
import { load, recording, save } from "./recorder.ts";
import { differences, shapeOf } from "./shape.ts";
import { isLive, liveTarget, mockTarget } from "./target.ts";

const tokens = { ECONOMIC_APP_SECRET_TOKEN: "s", ECONOMIC_AGREEMENT_GRANT_TOKEN: "g" };

describe("the mocks and the recordings", () => {
  test("have the same shapes, except for accepted differences", async () => {
    for (const one of load()) {
      const check = checks.find(({ name }) => name === one.check);
      expect(check, `${one.check} is recorded and no longer checked`).toBeDefined();
      if (check !== undefined) expect(await compare(one, check, mockTarget()), one.check).toEqual([]);
    }
  });

  test("every check can be recorded, saved, loaded and compared", async () => {
    const folder = mkdtempSync(join(tmpdir(), "recordings-"));
    try {
      for (const check of checks) {
        const { target, recorded } = recording(mockTarget());
        await runCheck(check, target);
        save(check.name, recorded, folder);
      }
      const loaded = load(folder);
      expect(loaded).toHaveLength(checks.length);
      for (const one of loaded) {
        const check = checks.find(({ name }) => name === one.check);
        if (check !== undefined) expect(await compare(one, check, mockTarget()), one.check).toEqual([]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("a difference is found and can be accepted", async () => {
    const check = checks.find(({ name }) => name.startsWith("L-42"));
    if (check === undefined) throw new Error("the check is gone");
    const { target, recorded } = recording(mockTarget());
    await runCheck(check, target);
    const [first, ...others] = recorded;
    if (first === undefined) throw new Error("nothing was recorded");
    const body = { ...(first.body as object), more: "text" };
    const answers = [{ ...first, status: 203, body }, ...others];
    const found = await compare({ answers, accepted: [] }, check, mockTarget());
    expect(found).toEqual([
      "GET /accounts: status 203 was recorded, the mock sends 200",
      "GET /accounts: body.more: was recorded, the mock does not send it",
    ]);
    expect(await compare({ answers, accepted: found }, check, mockTarget())).toEqual([]);
  });
});

describe("a live host", () => {
  test.each([{}, { ECONOMIC_LIVE: "0" }, { ECONOMIC_LIVE: "true" }])("is not reached with %j", (env) => {
    expect(isLive(env)).toBe(false);
    expect(() => liveTarget({ ...tokens, ...env })).toThrow("ECONOMIC_LIVE=1");
  });

  test("needs tokens", () => {
    const env = { ...tokens, ECONOMIC_LIVE: "1", ECONOMIC_AGREEMENT_GRANT_TOKEN: " " };
    expect(() => liveTarget(env)).toThrow("ECONOMIC_AGREEMENT_GRANT_TOKEN");
  });

  test("gets the same requests as the mocks, with the given tokens", async () => {
    const { mock } = mockTarget();
    const seen: string[] = [];
    const live = liveTarget({ ...tokens, ECONOMIC_LIVE: "1" }, (url, init) => {
      seen.push(`${new Headers(init.headers).get("x-agreementgranttoken")} ${new URL(url).host}`);
      return mock.fetch(url, init);
    });
    for (const check of checks) await runCheck(check, live);
    expect([...new Set(seen)].toSorted()).toEqual(["g apis.e-conomic.com", "g restapi.e-conomic.com"]);
    expect(seen.length).toBeGreaterThan(60);
    expect(mock.requests.filter(({ path, method }) => method !== "GET" && /book/i.test(path))).toEqual([]);
  });

  test("gets no writes with demo tokens", () => {
    const demo = { name: "live", demo: true };
    expect(checks.filter((check) => suits(check, demo) && check.kind === "writes")).toEqual([]);
    expect(
      checks.filter((check) => suits(check, { name: "live", demo: false }) && check.kind === "demo"),
    ).toEqual([]);
  });

  test("a check cleans up after itself, even if it fails", async () => {
    const target = mockTarget();
    const before = target.mock.agreement().customers.all().length;
    for (const check of checks) await runCheck(check, target);
    expect(target.mock.agreement().customers.all()).toHaveLength(before);
    const undone: string[] = [];
    const failing = {
      name: "x",
      kind: "writes" as const,
      run: async (_: unknown, { cleanUp }: { cleanUp(undo: () => Promise<unknown>): void }) => {
        cleanUp(async () => undone.push("first"));
        cleanUp(async () => undone.push("second"));
        throw new Error("failed");
      },
    };
    await expect(runCheck(failing, target)).rejects.toThrow("failed");
    expect(undone).toEqual(["second", "first"]);
  });
});

describe("anonymising", () => {
  test("keeps the form of values and hides their contents", () => {
    const body = {
      name: "Nordlys ApS",
      customerNumber: 417,
      balance: 12.75,
      date: "2026-08-14",
      lastUpdated: "2026-08-14T10:00:00Z",
      barred: false,
      productNumber: "88",
      self: "https://restapi.e-conomic.com/customers/417",
      lines: [{ note: "secret" }],
      nothing: null,
    };
    expect(anonymised(body, false)).toEqual({
      name: "text",
      customerNumber: 1,
      balance: 1.5,
      date: "2000-01-01",
      lastUpdated: "2000-01-01T00:00:00Z",
      barred: false,
      productNumber: "1",
      self: "https://restapi.e-conomic.com/",
      lines: [{ note: "text" }],
      nothing: null,
    });
  });

  test("keeps the server's own words in a refusal, without quoted values", () => {
    const body = {
      message: "No customer 'Nordlys' 417",
      errorCode: "E06000",
      httpStatusCode: 404,
      logId: "ab12-CPH",
    };
    expect(anonymised(body, true)).toEqual({
      message: "No customer '…' 1",
      errorCode: "E06000",
      httpStatusCode: 404,
      logId: "text",
    });
  });
});

describe("shapes", () => {
  test.each([
    ["another kind", { a: 1 }, { a: "1" }, ["body.a: number was recorded, the mock sends text"]],
    [
      "a property that is always there",
      { a: 1, b: 2 },
      { a: 1 },
      ["body.b: was recorded, the mock does not send it"],
    ],
    ["one that never is", { a: 1 }, { a: 1, b: 2 }, ["body.b: the mock sends it, it was not recorded"]],
    ["one in a list", [{ a: 1 }, { a: 1 }], [{}], ["body[].a: was recorded, the mock does not send it"]],
    ["one that is there now and then", [{ a: 1 }, {}], [{}], []],
    ["null, which tells nothing", { a: null }, { a: 1 }, []],
    ["an empty list, which tells nothing", [], [{ a: 1 }], []],
    ["other values", { a: 1, b: ["x"] }, { a: 2, b: ["y", "z"] }, []],
  ])("%s", (_what, recorded, mocked, expected) => {
    expect(differences(shapeOf(recorded), shapeOf(mocked))).toEqual(expected);
  });
});
