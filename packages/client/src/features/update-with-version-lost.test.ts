import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { interrupted, keysOf, sent } from "../../test/requests.ts";
import { updateWithVersion } from "./update-with-version.ts";

type Settings = Parameters<typeof mockWith>[0];
type Economic = ReturnType<typeof mockWith>["economic"];

/** A server that remembers no answers to PUT (S-07): repeated, one that was written is a conflict. */
const forgetful: Settings = { rulings: { idempotentMethods: "post-and-delete" } };

/** A mock with one contact. */
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
  "a PUT whose connection was cut %s the server acted is sent again under its key, and settled",
  async (drop) => {
    const { mock, economic, read, setPhone, puts } = await withContact();
    mock.faults.add({ method: "PUT", effect: { drop } });
    expect(await setPhone(economic, "2")).toMatchObject({ phone: "2" });
    expect(await read()).toMatchObject({ phone: "2" });
    expect(puts().map(({ replayed }) => replayed)).toEqual([false, drop === "after"]);
    expect(new Set(keysOf(puts())).size).toBe(1);
  },
);

test("a 409 of the second attempt may be our own first: the record, read again, tells", async () => {
  const { mock, economic, setPhone, puts } = await withContact(forgetful);
  mock.faults.add({ method: "PUT", effect: { drop: "after" } });
  expect(await setPhone(economic, "2")).toMatchObject({ phone: "2" });
  expect(puts().map(({ status }) => status)).toEqual([0, 409]);
});

/** A client whose first PUT is lost, and whom somebody who sets that phone overtakes before the second. */
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

test("a record that does not show the change leaves the outcome unknown; nothing is applied again", async () => {
  const { late, read, setPhone, puts } = await overtaken("3");
  const error = await failureOf(setPhone(late, "2"));
  expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "conflict" } });
  expect(await read()).toMatchObject({ phone: "3" });
  const [lost, theirs, refused, ...more] = puts();
  expect([lost?.status, theirs?.status, refused?.status, more]).toEqual([0, 200, 409, []]);
  expect(lost?.headers["idempotency-key"]).toBe(refused?.headers["idempotency-key"]);
});

test("so it does when it shows a part of the change: that part is another's", async () => {
  const { late, path, read } = await overtaken("2");
  const change = (contact: object) => ({ ...contact, phone: "2", name: "Bea" }) as never;
  const error = await failureOf(
    updateWithVersion(late.customers, "/Contacts/{number}", { path, change, retry: { maxAttempts: 2 } }),
  );
  expect(error).toMatchObject({ kind: "outcomeUnknown" });
  expect(await read()).toMatchObject({ phone: "2", name: "Ann" });
});

test("so it does when the record cannot be read", async () => {
  const { mock, economic, setPhone } = await withContact();
  mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { drop: "after" } });
  mock.faults.add({ method: "GET", skip: 1, effect: { status: 403 } });
  expect(await failureOf(setPhone(economic, "2"))).toMatchObject({ kind: "outcomeUnknown" });
  expect(mock.requests.map(({ status }) => status).slice(-1)).toEqual([403]);
});

test("when every answer is lost but the server acted, the record tells", async () => {
  const { mock, economic, setPhone } = await withContact();
  mock.faults.add({ method: "PUT", times: Number.POSITIVE_INFINITY, effect: { status: 500, acts: true } });
  expect(await setPhone(economic, "2")).toMatchObject({ phone: "2" });
});
