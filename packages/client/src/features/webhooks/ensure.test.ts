import { describe, expect, test } from "vitest";
import { mockWith } from "../../../test/mock-client.ts";
import { callsOf, interrupted, sent } from "../../../test/requests.ts";
import { ensureWebhook } from "./ensure.ts";
import type { EnsureWebhookOptions } from "./ensure-options.ts";

const base = "/webhooksapi/v1.0.0";
const one = `${base}/webhooks/INVOICE_BOOKED`;
const secret = "a-shared-secret-of-some-length";
const options = { eventType: "INVOICE_BOOKED", url: "https://app.example/hooks", secret };

/** The webhook that `options` registers. */
const wanted = {
  eventType: "INVOICE_BOOKED",
  name: "INVOICE_BOOKED",
  url: "https://app.example/hooks",
  contentType: "application/json",
  postData: '{"event":"INVOICE_BOOKED","INVOICENO":"[INVOICENO]"}',
  customHeaders: [{ key: "x-webhook-secret", value: secret }],
};

type Economic = ReturnType<typeof mockWith>["economic"];

const read = (economic: Economic) =>
  economic.webhooks.get("/webhooks/{eventType}", { path: { eventType: "INVOICE_BOOKED" } });

/** Makes a mock with the webhook `wanted`, but with other values of some properties, and returns the calls since then. */
async function withWebhook(otherwise: object = {}) {
  const { mock, client, economic } = mockWith();
  await economic.webhooks.post("/webhooks", { body: { ...wanted, ...otherwise } as never });
  const before = await read(economic);
  const asked = mock.requests.length;
  const calls = () => callsOf(mock).slice(asked);
  return { mock, client, economic, before, calls };
}

test("registers a missing webhook, with the event and all merge fields in its body", async () => {
  const { mock, economic } = mockWith();
  expect(await ensureWebhook(economic, options)).toBe("created");
  expect(callsOf(mock)).toEqual([`GET ${base}/EventTypes`, `GET ${one}`, `POST ${base}/webhooks`]);
  expect(mock.requests[2]?.body).toEqual({ ...wanted, isDisabled: false });
  expect(await read(economic)).toMatchObject(wanted);
});

test("leaves a right webhook alone, though the server omits false values (O-17)", async () => {
  const { economic, calls } = await withWebhook();
  expect(await ensureWebhook(economic, options)).toBe("unchanged");
  expect(calls()).toEqual([`GET ${base}/EventTypes`, `GET ${one}`]);
  expect(await read(economic)).not.toHaveProperty("isDisabled");
});

test("the option customHeaders comes before the header of the secret", async () => {
  const customHeaders = [{ key: "a", value: "1" }];
  const { economic } = await withWebhook({ customHeaders: [...customHeaders, ...wanted.customHeaders] });
  expect(await ensureWebhook(economic, { ...options, customHeaders })).toBe("unchanged");
});

test.each([
  ["absent", ({ customHeaders: _, isDisabled: __, ...hook }: Record<string, unknown>) => hook],
  ["empty", (hook: object) => ({ ...hook, customHeaders: [], isDisabled: false })],
  ["null", (hook: object) => ({ ...hook, customHeaders: null, isDisabled: null })],
])("changes nothing if no headers are wanted and the server's are %s", async (_, rewrite) => {
  const { mock, economic } = await withWebhook({ customHeaders: undefined });
  mock.faults.add({ method: "GET", path: one, effect: { rewrite } });
  expect(await ensureWebhook(economic, { ...options, secret: undefined })).toBe("unchanged");
  expect(sent(mock, "PUT")).toEqual([]);
});

test.each<[string, object, Partial<EnsureWebhookOptions>]>([
  ["another URL", { url: "https://old.example" }, {}],
  ["another secret", { customHeaders: [{ key: "x-webhook-secret", value: "old" }] }, {}],
  ["no secret", { customHeaders: undefined }, {}],
  ["a hook that was disabled", { isDisabled: true }, {}],
  ["another template", {}, { postData: "no=[INVOICENO]", contentType: "application/x-www-form-urlencoded" }],
])("updates %s with the version that was read (O-13)", async (_, existing, change) => {
  const { mock, economic, before, calls } = await withWebhook(existing);
  expect(await ensureWebhook(economic, { ...options, ...change })).toBe("updated");
  const body = { ...wanted, isDisabled: false, ...change };
  expect(calls().slice(1)).toEqual([`GET ${one}`, `PUT ${base}/webhooks`, `GET ${one}`]);
  // The PUT has the other properties as they were read, so that none is cleared.
  expect(sent(mock, "PUT").map((put) => put.body)).toEqual([{ ...before, ...body }]);
  const { isDisabled = false, ...now } = await read(economic);
  expect({ isDisabled, ...now }).toMatchObject(body);
  expect(await ensureWebhook(economic, { ...options, ...change })).toBe("unchanged");
});

test("the option postData is registered unchanged", async () => {
  const { economic } = mockWith();
  await ensureWebhook(economic, { ...options, postData: "no=[INVOICENO]" });
  expect(await read(economic)).toMatchObject({ ...wanted, postData: "no=[INVOICENO]" });
});

test("an option that is left out later is set to its default again", async () => {
  const { economic } = mockWith();
  expect(await ensureWebhook(economic, { ...options, name: "Booked" })).toBe("created");
  expect(await ensureWebhook(economic, { ...options, name: "Booked" })).toBe("unchanged");
  expect(await ensureWebhook(economic, options)).toBe("updated");
  expect(await read(economic)).toMatchObject(wanted);
});

describe("another process at the same time", () => {
  const rename = async (economic: Economic, name: string) => {
    await economic.webhooks.put("/webhooks", { body: { ...(await read(economic)), name } as never });
  };

  test("after a conflict, reads again and updates the new version", async () => {
    const { mock, client, economic } = await withWebhook({ name: "a" });
    let others = 1;
    const slow = client({
      fetch: interrupted(mock, "PUT", async () => {
        if (others-- > 0) await rename(economic, "b");
      }),
    });
    expect(await ensureWebhook(slow, options)).toBe("updated");
    expect(sent(mock, "PUT").map(({ status }) => status >= 400)).toEqual([false, true, false]);
    expect(await read(economic)).toMatchObject(wanted);
  });

  test.each([
    ["left if it is right", {}, "created"],
    ["updated if it is wrong", { name: "Theirs" }, "updated"],
  ])("a webhook that the other has made after the read is %s (O-44)", async (_, theirs, outcome) => {
    const { mock, client, economic } = mockWith();
    const slow = client({
      fetch: interrupted(mock, "POST", () => ensureWebhook(economic, { ...options, ...theirs })),
    });
    expect(await ensureWebhook(slow, options)).toBe(outcome);
    expect(sent(mock, "POST").map(({ status }) => status)).toEqual([201, 400]);
    expect(await read(economic)).toMatchObject(wanted);
  });

  test("a webhook that this app cannot see is an error of the server (X-15)", async () => {
    const { mock, economic, calls } = await withWebhook();
    // Another app has made the webhook, so the server answers 404 to this app.
    mock.faults.add({ path: one, times: Number.POSITIVE_INFINITY, effect: { status: 404 } });
    await expect(ensureWebhook(economic, options)).rejects.toMatchObject({
      kind: "validation",
      status: 400,
      code: "WebhookAlreadyExistsForEventType",
    });
    expect(calls().filter((call) => call.startsWith("POST"))).toHaveLength(1);
  });

  const unanswered = (drop: "before" | "after") => {
    const { mock, client } = mockWith();
    mock.faults.add({ method: "POST", times: Number.POSITIVE_INFINITY, effect: { drop } });
    const economic = client({ retry: { maxAttempts: 2 } });
    return { economic, registering: ensureWebhook(economic, options) };
  };

  test("a registration whose answer was lost is found", async () => {
    const { economic, registering } = unanswered("after");
    expect(await registering).toBe("created");
    expect(await read(economic)).toMatchObject(wanted);
  });

  test("a lost registration that is not found may still arrive: its outcome is unknown", async () => {
    await expect(unanswered("before").registering).rejects.toMatchObject({ kind: "outcomeUnknown" });
  });

  test("repeated conflicts are thrown in the end", async () => {
    const { mock, client, economic, calls } = await withWebhook({ name: "a" });
    let turn = 0;
    const slow = client({ fetch: interrupted(mock, "PUT", () => rename(economic, `b${++turn}`)) });
    await expect(ensureWebhook(slow, options)).rejects.toMatchObject({ kind: "conflict" });
    expect(calls().filter((call) => call.startsWith("PUT")).length).toBeLessThan(30);
  });
});

test.each(["INVOICE_BOKED", "invoice_booked", "../Customers"])(
  "the event type %s is refused with the list of event types, and not registered",
  async (eventType) => {
    const { mock, economic } = mockWith();
    const call = ensureWebhook(economic, { ...options, eventType });
    await expect(call).rejects.toMatchObject({
      kind: "validation",
      code: "WebhookInvalidType",
      errors: [{ path: "eventType", message: expect.stringContaining("INVOICE_BOOKED") }],
    });
    expect(callsOf(mock)).toEqual([expect.stringMatching(/^GET .*\/EventTypes$/)]);
  },
);

test("the body for an event type without merge fields has only its name", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({
    path: "/EventTypes",
    effect: { rewrite: ([first]: object[]) => [{ ...first, mergeFields: null }] },
  });
  await ensureWebhook(economic, options);
  expect(await read(economic)).toMatchObject({ postData: '{"event":"INVOICE_BOOKED"}' });
});

test("a failed read does not count as a missing webhook", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ path: one, effect: { status: 403 } });
  await expect(ensureWebhook(economic, options)).rejects.toMatchObject({ kind: "permission" });
  expect(sent(mock, "POST")).toEqual([]);
});

/** The longest values that e-conomic takes. */
const longest = {
  url: `https://app.example/${"a".repeat(980)}`,
  name: "a".repeat(100),
  contentType: "a".repeat(50),
  postData: "a".repeat(4000),
  customHeaders: [..."abcd"].map((key) => ({ key, value: "b".repeat(180) })),
};

test("the longest values are accepted", async () => {
  const { economic } = mockWith();
  expect(await ensureWebhook(economic, { ...options, ...longest })).toBe("created");
  const { customHeaders, ...texts } = longest;
  expect(await read(economic)).toMatchObject(texts);
});

test.each<[string, Partial<EnsureWebhookOptions>]>([
  ["an http URL (X-13)", { url: "http://app.example" }],
  ["a URL of 1001 characters", { url: `${longest.url}a` }],
  ["a name of 101 characters", { name: `${longest.name}a` }],
  ["a content type of 51 characters", { contentType: `${longest.contentType}a` }],
  ["a template of 4001 characters", { postData: `${longest.postData}a` }],
  ["six headers", { customHeaders: [..."abcde"].map((key) => ({ key, value: "1" })) }],
  ["headers of more than 1000 characters", { customHeaders: [{ key: "a", value: "b".repeat(1000) }] }],
])("%s is refused by the server", async (_, wrong) => {
  const { mock, economic } = mockWith();
  const failing = ensureWebhook(economic, { ...options, ...wrong });
  await expect(failing).rejects.toMatchObject({ kind: "validation", status: 400 });
  expect(sent(mock, "POST")).toHaveLength(1);
  await expect(read(economic)).rejects.toMatchObject({ kind: "notFound" });
});

test.each<[string, Partial<EnsureWebhookOptions>]>([
  ["a short secret", { secret: "short" }],
  ["an empty secret", { secret: "" }],
  ["a secret with a line break at its end", { secret: `${secret}\n` }],
  ["a secret with a blank before it", { secret: ` ${secret}` }],
])("refuses %s before anything is sent", async (_, wrong) => {
  const { mock, economic } = mockWith();
  await expect(ensureWebhook(economic, { ...options, ...wrong })).rejects.toMatchObject({
    kind: "validation",
    attempts: 0,
  });
  expect(mock.requests).toEqual([]);
});
