import { describe, expect, test } from "vitest";
import { clientOf, empty, json, problem } from "../../testing/routes.ts";
import { type EnsureWebhookOptions, ensureWebhook } from "./ensure.ts";
import { createWebhookReceiver } from "./receiver.ts";

const base = "/webhooksapi/v1.0.0";
const one = `${base}/webhooks/INVOICE_BOOKED`;
const secret = "a-shared-secret-of-some-length";
const options = { eventType: "INVOICE_BOOKED", url: "https://app.example/hooks", secret };
const types = json([
  { name: "CUSTOMER_UPDATED", mergeFields: [{ fieldName: "[NEWNUMBER]" }, { fieldName: "[OLDNUMBER]" }] },
  { name: "INVOICE_BOOKED", description: "An invoice", mergeFields: [{ fieldName: "INVOICENO" }] },
  { name: "NOTHING_SAID", mergeFields: null },
]);
/** What the server keeps of `options`; false is left out (O-17). */
const kept = {
  eventType: "INVOICE_BOOKED",
  name: "INVOICE_BOOKED",
  url: "https://app.example/hooks",
  contentType: "application/json",
  postData: '{"event":"INVOICE_BOOKED","INVOICENO":"[INVOICENO]"}',
  customHeaders: [{ key: "x-webhook-secret", value: secret }],
  lastUpdated: "2026-08-01T00:00:00Z",
  objectVersion: "v1",
};
const { lastUpdated: _, objectVersion: __, ...wanted } = kept;
const taken = problem(400, "WebhookAlreadyExistsForEventType");

test("registers the hook where there is none, with a body that tells its event and all merge fields", async () => {
  const { economic, sent, calls } = clientOf({
    [`GET ${base}/EventTypes`]: types,
    [`POST ${base}/webhooks`]: json({}, 201),
  });
  expect(await ensureWebhook(economic, options)).toBe("created");
  expect(calls()).toEqual([`GET ${base}/EventTypes`, `GET ${one}`, `POST ${base}/webhooks`]);
  expect(sent[2]?.body).toEqual({ ...wanted, isDisabled: false });
});

test("what it registers is what the receiver reads", async () => {
  const { economic, sent } = clientOf({
    [`GET ${base}/EventTypes`]: types,
    [`POST ${base}/webhooks`]: json({}, 201),
  });
  await ensureWebhook(economic, options);
  const hook = sent.at(-1)?.body as typeof kept;
  const numbers: unknown[] = [];
  const receive = createWebhookReceiver({
    secret,
    events: { INVOICE_BOOKED: (event) => numbers.push(event.invoiceNumber) },
  });
  const delivery = new Request(hook.url, {
    method: "POST",
    body: hook.postData.replace("[INVOICENO]", "1042"),
    headers: hook.customHeaders.map(({ key, value }): [string, string] => [key, value]),
  });
  expect((await receive(delivery)).status).toBe(200);
  expect(numbers).toEqual([1042]);
});

test("does nothing where it is as told already", async () => {
  const { economic, calls } = clientOf({ [`GET ${base}/EventTypes`]: types, [`GET ${one}`]: json(kept) });
  expect(await ensureWebhook(economic, options)).toBe("unchanged");
  expect(calls().filter((call) => !call.startsWith("GET"))).toEqual([]);
});

test("headers in another order are the same headers", async () => {
  const customHeaders = [...kept.customHeaders, { key: "a", value: "1" }];
  const { economic } = clientOf({
    [`GET ${base}/EventTypes`]: types,
    [`GET ${one}`]: json({ ...kept, customHeaders }),
  });
  expect(await ensureWebhook(economic, { ...options, customHeaders: { a: "1" } })).toBe("unchanged");
});

test.each<[string, object, Partial<EnsureWebhookOptions>]>([
  ["another URL", { url: "https://old.example" }, {}],
  ["another secret", { customHeaders: [{ key: "x-webhook-secret", value: "old" }] }, {}],
  ["no secret", { customHeaders: null }, {}],
  ["a hook that was disabled", { isDisabled: true }, {}],
  ["a hook to be disabled", {}, { isDisabled: true }],
  ["another template", {}, { postData: "no=[INVOICENO]", contentType: "application/x-www-form-urlencoded" }],
])("O-13: updates %s under the version read", async (_, existing, change) => {
  const { economic, sent } = clientOf({
    [`GET ${base}/EventTypes`]: types,
    [`GET ${one}`]: json({ ...kept, ...existing }),
    [`PUT ${base}/webhooks`]: empty(),
  });
  expect(await ensureWebhook(economic, { ...options, ...change })).toBe("updated");
  const { secret: ___, ...changed } = change;
  expect(sent.at(-1)?.body).toEqual({ ...wanted, isDisabled: false, ...changed, objectVersion: "v1" });
});

test("a template of one's own spares the look at the event types", async () => {
  const { economic, calls } = clientOf({ [`POST ${base}/webhooks`]: json({}, 201) });
  await ensureWebhook(economic, { ...options, postData: "no=[INVOICENO]" });
  expect(calls()).toEqual([`GET ${one}`, `POST ${base}/webhooks`]);
});

describe("somebody else at the same time", () => {
  test("a conflict: looks again and updates what is there now", async () => {
    const { economic, sent } = clientOf({
      [`GET ${base}/EventTypes`]: types,
      [`GET ${one}`]: [json({ ...kept, name: "a" }), json({ ...kept, name: "b", objectVersion: "v2" })],
      [`PUT ${base}/webhooks`]: [problem(409, "UpdateConflict"), empty()],
    });
    expect(await ensureWebhook(economic, options)).toBe("updated");
    expect(sent.at(-1)?.body).toMatchObject({ objectVersion: "v2" });
  });

  test("O-44: one made since the look is updated, or left when it is as wanted", async () => {
    const { economic } = clientOf({
      [`GET ${base}/EventTypes`]: types,
      [`GET ${one}`]: [problem(404, "ResourceNotFound"), json(kept)],
      [`POST ${base}/webhooks`]: taken,
    });
    expect(await ensureWebhook(economic, options)).toBe("unchanged");
  });

  test("§3b.9: one that this app cannot see is said to be in the way", async () => {
    const { economic, calls } = clientOf({
      [`GET ${base}/EventTypes`]: types,
      [`POST ${base}/webhooks`]: taken,
    });
    const failing = ensureWebhook(economic, options);
    await expect(failing).rejects.toMatchObject({ kind: "validation", status: 400 });
    await expect(failing).rejects.toThrow(/cannot see/);
    expect(calls().filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  test("a conflict that does not end is thrown", async () => {
    const { economic, sent } = clientOf({
      [`GET ${base}/EventTypes`]: types,
      [`GET ${one}`]: json({ ...kept, name: "a" }),
      [`PUT ${base}/webhooks`]: problem(409, "UpdateConflict"),
    });
    await expect(ensureWebhook(economic, options)).rejects.toMatchObject({ kind: "conflict" });
    expect(sent.length).toBeLessThan(20);
  });
});

test("an event type that does not exist is refused with those that do", async () => {
  const { economic, calls } = clientOf({ [`GET ${base}/EventTypes`]: types });
  const failing = ensureWebhook(economic, { ...options, eventType: "INVOICE_BOKED" });
  await expect(failing).rejects.toThrow(
    /no event type INVOICE_BOKED. There are: CUSTOMER_UPDATED, INVOICE_BOOKED/,
  );
  expect(calls()).toEqual([`GET ${base}/EventTypes`]);
});

test("a look that fails is not taken for absence", async () => {
  const { economic, calls } = clientOf({
    [`GET ${base}/EventTypes`]: types,
    [`GET ${one}`]: problem(403, "No"),
  });
  await expect(ensureWebhook(economic, options)).rejects.toMatchObject({ kind: "permission" });
  expect(calls().filter((call) => call.startsWith("POST"))).toEqual([]);
});

test.each<[string, Partial<EnsureWebhookOptions>, RegExp]>([
  ["§3b.5: an event type in small letters", { eventType: "invoice_booked" }, /eventType must match .*A-Z/],
  ["an event type that is a path", { eventType: "../Customers" }, /eventType must match .*A-Z/],
  ["§3b.6: http", { url: "http://app.example" }, /https/],
  [
    "a URL of 1001 characters",
    { url: `https://app.example/${"a".repeat(981)}` },
    /url must match .*https:.*992/,
  ],
  ["a name of 101", { name: "a".repeat(101) }, /name must match .*1,100/],
  ["a content type of 51", { contentType: "a".repeat(51) }, /contentType must match .*1,50/],
  ["a template of 4001", { postData: "a".repeat(4001) }, /postData must match .*0,4000/],
  [
    "six headers",
    { customHeaders: Object.fromEntries([..."abcde"].map((name) => [name, "1"])) },
    /customHeaders must be 5 at most/,
  ],
  [
    "headers of more than 1000",
    { customHeaders: { a: "b".repeat(1000) } },
    /customHeaders must be .* 1000 characters/,
  ],
  ["a header with a line break", { customHeaders: { a: "b\r\nc" } }, /customHeaders must be .* ASCII/],
  ["a header name with a blank", { customHeaders: { "a b": "c" } }, /customHeaders must be .* ASCII/],
  ["a short secret", { secret: "short" }, /16 characters/],
])("refuses %s before anything is sent", async (_, wrong, message) => {
  const { economic, sent } = clientOf({});
  await expect(ensureWebhook(economic, { ...options, ...wrong })).rejects.toThrow(message);
  expect(sent).toEqual([]);
});
