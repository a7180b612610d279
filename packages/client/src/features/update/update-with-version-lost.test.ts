import type { FaultEffect } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import { failureOf, mockWith } from "../../../test/mock-client.ts";
import { interrupted, keysOf, sent } from "../../../test/requests.ts";
import { idempotencyKey, type OutcomeUnknownError } from "../../index.ts";
import { updateWithVersion } from "./update-with-version.ts";

type Settings = Parameters<typeof mockWith>[0];
type Economic = ReturnType<typeof mockWith>["economic"];

/** A server that remembers no answers to PUT (S-07): if a PUT that was written is sent again, the answer is a conflict. */
const forgetful: Settings = { rulings: { idempotentMethods: "post-and-delete" } };

/** Makes a mock with one contact. */
async function withContact(settings?: Settings) {
  const set = mockWith(settings);
  const body = { customerNumber: 1, name: "Ann", phone: "1" };
  const path = { number: (await set.economic.customers.post("/Contacts", { body })).number ?? 0 };
  const read = () => set.economic.customers.get("/Contacts/{number}", { path });
  const setPhone = (economic: Economic, phone: string) =>
    updateWithVersion(economic.customers, "/Contacts/{number}", {
      path,
      change: (contact) => {
        contact.phone = phone;
      },
      retry: { maxAttempts: 2 },
    });
  return { ...set, path, read, setPhone, puts: () => sent(set.mock, "PUT") };
}

test.each(["before", "after"] as const)(
  "a PUT cut off %s the server acted is repeated under its key and resolves",
  async (drop) => {
    const { mock, economic, read, setPhone, puts } = await withContact();
    mock.faults.add({ method: "PUT", effect: { drop } });
    expect(await setPhone(economic, "2")).toMatchObject({ phone: "2" });
    expect(await read()).toMatchObject({ phone: "2" });
    expect(puts().map(({ replayed }) => replayed)).toEqual([false, drop === "after"]);
    expect(new Set(keysOf(puts())).size).toBe(1);
  },
);

test("RW-8: a 409 after a lost PUT is unknown, even if the record looks right", async () => {
  const { mock, economic, setPhone, puts } = await withContact(forgetful);
  mock.faults.add({ method: "PUT", effect: { drop: "after" } });
  const error = await failureOf(setPhone(economic, "2"));
  expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "conflict" } });
  expect(puts().map(({ status }) => status)).toEqual([0, 409]);
});

test("RW-8: of two workers adding 1,000, one with a lost PUT does not take the other's", async () => {
  const { mock, client, economic, path, read } = await withContact();
  const add = (by: Economic) =>
    updateWithVersion(by.customers, "/Contacts/{number}", {
      path,
      change: (contact) => {
        contact.phone = `${Number(contact.phone) + 1000}`;
      },
      retry: { maxAttempts: 1 },
    });
  mock.faults.add({ method: "PUT", effect: { drop: "before" } });
  let puts = 0;
  const first = client({
    fetch: async (url, init) => {
      const answer = mock.fetch(url, init);
      // The other worker writes after the first one's PUT was lost and before the first one reads again.
      if (init.method === "PUT" && ++puts === 1) await answer.catch(() => add(economic));
      return answer;
    },
  });
  expect(await failureOf(add(first))).toMatchObject({ kind: "outcomeUnknown" });
  expect(await read()).toMatchObject({ phone: "1001" });
});

test("RW-8: a lost PUT that left the version unchanged is sent again under its key", async () => {
  const { mock, economic, read, setPhone, puts } = await withContact();
  mock.faults.add({ method: "PUT", times: 2, effect: { drop: "before" } });
  expect(await setPhone(economic, "2")).toMatchObject({ phone: "2" });
  expect(await read()).toMatchObject({ phone: "2" });
  expect(puts()).toHaveLength(3);
  expect(new Set(keysOf(puts())).size).toBe(1);
});

test("RW-8: with retry: false a lost PUT is not sent again", async () => {
  const { mock, economic, path, puts } = await withContact();
  mock.faults.add({ method: "PUT", effect: { drop: "before" } });
  const change = (contact: object) => ({ ...contact, phone: "2" }) as never;
  const update = updateWithVersion(economic.customers, "/Contacts/{number}", { path, change, retry: false });
  expect(await failureOf(update)).toMatchObject({ kind: "outcomeUnknown", attempts: 1 });
  expect(puts()).toHaveLength(1);
});

test("RW-13: the error of a lost update has no key for a repetition", async () => {
  const { mock, economic, setPhone } = await withContact();
  mock.faults.add({ method: "PUT", times: 9, effect: { drop: "after" } });
  const error = await failureOf(setPhone(economic, "2"));
  expect(error).toMatchObject({
    kind: "outcomeUnknown",
    method: "PUT",
    path: "/Contacts",
    sentAt: expect.any(Date),
    cause: { kind: "connection" },
  });
  expect(error).not.toHaveProperty("key");
  expect(error).not.toHaveProperty("expiresAt");
  const again = idempotencyKey(error as OutcomeUnknownError);
  const asked = mock.requests.length;
  const repeated = economic.customers.raw("put", "/Contacts", { body: {}, idempotencyKey: again });
  expect(await failureOf(repeated)).toMatchObject({
    kind: "validation",
    errors: [{ path: "idempotencyKey" }],
  });
  expect(mock.requests).toHaveLength(asked);
});

test("RW-8: on REST, which has no versions, a lost PUT is unknown without another read", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ method: "PUT", effect: { drop: "after" } });
  const update = updateWithVersion(economic.rest, "/customers/{customerNumber}", {
    path: { customerNumber: 1 },
    change: (customer) => ({ ...customer, city: "Aarhus" }),
    retry: { maxAttempts: 1 },
  });
  const error = await failureOf(update);
  expect(error).toMatchObject({ kind: "outcomeUnknown", method: "PUT" });
  expect(error).not.toHaveProperty("key");
  expect(mock.requests.map(({ method }) => method)).toEqual(["GET", "PUT"]);
});

describe("RW-8: after a PUT that succeeded, a job that adds 1,000 is not told to repeat it", () => {
  test.each<[what: string, effect: FaultEffect, kind: string]>([
    ["503", { status: 503 }, "server"],
    ["429 for longer than the client waits", { status: 429, retryAfter: 3600 }, "rateLimit"],
    ["401", { status: 401 }, "authentication"],
    ["a cut connection", { drop: "before" }, "connection"],
  ])("when the read-back ends in %s it resolves with the record that was sent", async (_, effect, kind) => {
    const { mock, economic, read, setPhone, puts } = await withContact();
    const update = setPhone(economic, "2");
    mock.faults.add({ method: "GET", skip: 1, times: 9, effect });
    const { data, readBackError, response } = await update.withResponse();
    expect(data).toMatchObject({ phone: "2", name: "Ann" });
    expect(data).not.toHaveProperty("objectVersion");
    expect(readBackError).toMatchObject({ kind });
    expect(response.status).toBe(puts()[0]?.status);
    mock.faults.clear();
    expect(await read()).toMatchObject({ phone: "2" });
    expect(puts()).toHaveLength(1);
  });

  test("when the caller's signal fires after it", async () => {
    const { mock, client, path } = await withContact();
    const controller = new AbortController();
    const fetch = async (url: string, init: RequestInit) => {
      if (init.method === "GET" && mock.requests.at(-1)?.method === "PUT")
        controller.abort(new Error("enough"));
      return mock.fetch(url, init);
    };
    const { data, readBackError } = await updateWithVersion(
      client({ fetch }).customers,
      "/Contacts/{number}",
      {
        path,
        change: (contact) => {
          contact.phone = "2";
        },
        signal: controller.signal,
      },
    ).withResponse();
    expect(data).toMatchObject({ phone: "2" });
    expect(readBackError).toBe(controller.signal.reason);
  });

  test("when the record is read back it has no readBackError", async () => {
    const { economic, setPhone } = await withContact();
    const { data, readBackError } = await setPhone(economic, "2").withResponse();
    expect(data).toMatchObject({ phone: "2", objectVersion: expect.any(String) });
    expect(readBackError).toBeUndefined();
  });
});

/** Makes a client whose first PUT is lost. Before the second one, somebody else sets the given phone. */
async function overtaken(phone: string) {
  const { mock, client, economic, setPhone, ...contact } = await withContact();
  mock.faults.add({ method: "PUT", effect: { drop: "before" } });
  let turn = 0;
  const late = client({
    fetch: interrupted(mock, "PUT", async () => {
      if (++turn === 2) await setPhone(economic, phone);
    }),
  });
  return { late, setPhone, ...contact };
}

test("a record without the change leaves the outcome unknown; nothing is applied again", async () => {
  const { late, read, setPhone, puts } = await overtaken("3");
  const error = await failureOf(setPhone(late, "2"));
  expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "conflict" } });
  expect(await read()).toMatchObject({ phone: "3" });
  const [lost, theirs, refused, ...more] = puts();
  expect([lost?.status, theirs?.status, refused?.status, more]).toEqual([0, 200, 409, []]);
  expect(lost?.headers["idempotency-key"]).toBe(refused?.headers["idempotency-key"]);
});

test("so does a record that shows a part of the change: that part is another's", async () => {
  const { late, path, read } = await overtaken("2");
  const change = (contact: object) => ({ ...contact, phone: "2", name: "Bea" }) as never;
  const error = await failureOf(
    updateWithVersion(late.customers, "/Contacts/{number}", { path, change, retry: { maxAttempts: 2 } }),
  );
  expect(error).toMatchObject({ kind: "outcomeUnknown" });
  expect(await read()).toMatchObject({ phone: "2", name: "Ann" });
});

test("so does a record that cannot be read", async () => {
  const { mock, economic, setPhone } = await withContact();
  mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { drop: "after" } });
  mock.faults.add({ method: "GET", skip: 1, effect: { status: 403 } });
  expect(await failureOf(setPhone(economic, "2"))).toMatchObject({ kind: "outcomeUnknown" });
  expect(mock.requests.map(({ status }) => status).slice(-1)).toEqual([403]);
});

test("when the server acted and all answers are lost, the new version proves nothing", async () => {
  const { mock, economic, setPhone } = await withContact();
  mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { status: 500, acts: true } });
  expect(await failureOf(setPhone(economic, "2"))).toMatchObject({ kind: "outcomeUnknown", attempts: 2 });
});
