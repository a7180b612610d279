import { describe, expect, test, vi } from "vitest";
import { at, post, receiver, secret } from "../../testing/webhook.ts";
import { createWebhookReceiver } from "./receiver.ts";

describe("a delivery", () => {
  test.each([
    [
      "JSON with the content type of JSON",
      '{"event":"INVOICE_BOOKED","invoiceNo":"1042"}',
      "application/json",
    ],
    [
      "JSON with the content type of a form",
      '{"event":"INVOICE_BOOKED","invoiceNo":1042}',
      "application/x-www-form-urlencoded",
    ],
    [
      "a form with the content type of a form",
      "event=INVOICE_BOOKED&INVOICENO=1042",
      "application/x-www-form-urlencoded",
    ],
    [
      "a form with the content type of JSON (X-11)",
      "event=INVOICE_BOOKED&invoiceno=1042",
      "application/json",
    ],
    ["a form without a content type", "event=INVOICE_BOOKED&InvoiceNo=1042", ""],
  ])("may be %s", async (_, body, type) => {
    const { receive, events } = receiver();
    expect((await receive(post(body, { type }))).status).toBe(200);
    expect(events).toMatchObject([{ type: "INVOICE_BOOKED", invoiceNumber: 1042, text: body }]);
    expect(events[0]?.field("InvoiceNo")).toBe("1042");
  });

  test("of a known event has its numbers; missing ones are undefined (X-9)", async () => {
    const { receive, events } = receiver();
    await receive(post("event=JOURNAL_BOOKED&daybookNo=2&fromSerialNo=100&toSerialNo=107"));
    await receive(post("event=CUSTOMER_UPDATED&newNumber=5&oldNumber="));
    await receive(post("event=INVOICE_BOOKED&invoiceNo=12x"));
    await receive(post("event=PROJECT_UPDATED&newNumber=5&oldNumber=5"));
    await receive(post("event=INVOICE_BOOKED&invoiceNumber=7"));
    expect(events).toMatchObject([
      { journalNumber: 2, fromSerialNumber: 100, toSerialNumber: 107 },
      { newNumber: 5, text: "event=CUSTOMER_UPDATED&newNumber=5&oldNumber=" },
      { type: "INVOICE_BOOKED" },
      { type: "PROJECT_UPDATED" },
      { invoiceNumber: 7 },
    ]);
    expect(events[1]).not.toHaveProperty("oldNumber");
    expect(events[2]).not.toHaveProperty("invoiceNumber");
    expect(events[3]?.field("newnumber")).toBe("5");
  });

  test("has types for known events, and texts for others", async () => {
    const numbers: (number | undefined)[] = [];
    const receive = createWebhookReceiver({
      secret,
      events: {
        INVOICE_BOOKED: (event) => numbers.push(event.invoiceNumber),
        JOURNAL_BOOKED: (event) => numbers.push(event.fromSerialNumber, event.toSerialNumber),
        PRODUCT_UPDATED: (event) => numbers.push(Number(event.field("newNumber"))),
      },
    });
    await receive(post("event=INVOICE_BOOKED&invoiceNo=1"));
    await receive(post("event=JOURNAL_BOOKED&fromSerialNo=2&toSerialNo=3"));
    await receive(post("event=PRODUCT_UPDATED&newNumber=4"));
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  test.each([
    ["the body", post("event=A&newNumber=1"), "A"],
    ["the query", post("newNumber=1", { url: `${at}?event=B` }), "B"],
    ["the body before the query", post("event=A", { url: `${at}?event=B` }), "A"],
  ])("has the type from %s", async (_, request, type) => {
    const { receive, events } = receiver({}, ["A", "B"]);
    expect((await receive(request)).status).toBe(200);
    expect(events[0]?.type).toBe(type);
  });

  test("without a type has the type of the only handler", async () => {
    const { receive, events } = receiver({}, ["CUSTOMER_UPDATED"]);
    await receive(post("numbers=7&newnumber=8&oldnumber=7"));
    expect(events).toMatchObject([{ type: "CUSTOMER_UPDATED", newNumber: 8, oldNumber: 7 }]);
  });

  test("without a type has the handler * if there are several", async () => {
    const { receive, events } = receiver({}, ["CUSTOMER_UPDATED", "*"]);
    expect((await receive(post("newnumber=8&oldnumber=7"))).status).toBe(200);
    expect(events).toMatchObject([{ type: "*", newNumber: 8 }]);
  });

  test("of broken JSON is 400 and reported, without text of the body", async () => {
    const { receive, errors } = receiver();
    expect((await receive(post('{"event": "A", PRIVATE'))).status).toBe(400);
    expect(errors).toMatchObject([{ kind: "validation" }]);
    expect(String(errors[0])).not.toContain("PRIVATE");
  });

  test.each([
    "event=SOMETHING_ELSE",
    "event=toString",
    "event=__proto__",
    "event=constructor",
    "newnumber=8",
  ])("without a handler, %s, is 400 and reported, so that it is sent again", async (body) => {
    const { receive, errors } = receiver({}, ["INVOICE_BOOKED", "CUSTOMER_UPDATED"]);
    expect((await receive(post(body))).status).toBe(400);
    expect(errors).toMatchObject([{ kind: "validation" }]);
  });
});

describe("repetitions", () => {
  const booked = () => post("event=INVOICE_BOOKED&invoiceNo=1");

  test("the same delivery twice is handled once, and both answers are 200", async () => {
    const { receive, events } = receiver();
    expect([(await receive(booked())).status, (await receive(booked())).status]).toEqual([200, 200]);
    expect(events).toHaveLength(1);
  });

  test("a different invoice, type or query is another event", async () => {
    const { receive, events } = receiver();
    await receive(booked());
    await receive(post("event=INVOICE_BOOKED&invoiceNo=2"));
    await receive(post("event=OTHER&invoiceNo=1"));
    await receive(post("event=INVOICE_BOOKED&invoiceNo=1", { url: `${at}?agreement=2` }));
    expect(events).toHaveLength(4);
  });

  test("a second update of the same record is not a repetition", async () => {
    const { receive, events } = receiver();
    const updated = () => post("event=CUSTOMER_UPDATED&newNumber=1&oldNumber=1");
    await receive(updated());
    await receive(updated());
    expect(events).toHaveLength(2);
  });

  test("a delivery without a type is not a repetition, because it may be an update", async () => {
    const { receive, events } = receiver({}, ["INVOICE_BOOKED", "*"]);
    await receive(post("newnumber=8&oldnumber=8"));
    await receive(post("newnumber=8&oldnumber=8"));
    expect(events).toHaveLength(2);
  });

  test("a delivery without a type is not a repetition for the only handler either", async () => {
    const { receive, events } = receiver({}, ["INVOICE_BOOKED"]);
    await receive(post(""));
    await receive(post(""));
    expect(events).toHaveLength(2);
  });

  test("a delivery with only a type is not a repetition", async () => {
    const { receive, events } = receiver({}, ["INVOICE_BOOKED", "CUSTOMER_UPDATED"]);
    const booked = () => post("", { url: `${at}?secret=${secret}&event=INVOICE_BOOKED` });
    await receive(booked());
    await receive(booked());
    expect(events).toHaveLength(2);
  });

  test("a query builder that a handler returns is awaited once, and so runs once", async () => {
    let runs = 0;
    const query = {
      // biome-ignore lint/suspicious/noThenProperty: query builders are thenables.
      then(resolve: (rows: unknown[]) => void) {
        runs++;
        setTimeout(resolve, 5);
      },
    };
    const receive = createWebhookReceiver({ secret, events: { INVOICE_BOOKED: () => query } });
    await Promise.all([receive(booked()), receive(booked())]);
    expect((await receive(booked())).status).toBe(200);
    expect(runs).toBe(1);
  });

  test("a delivery is handled again after duplicateWindowMs", async () => {
    vi.useFakeTimers();
    try {
      const { receive, events } = receiver({ duplicateWindowMs: 1000 });
      await receive(booked());
      vi.advanceTimersByTime(999);
      await receive(booked());
      expect(events).toHaveLength(1);
      vi.advanceTimersByTime(1);
      await receive(booked());
      expect(events).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a duplicateWindowMs of 0 drops nothing", async () => {
    const { receive, events } = receiver({ duplicateWindowMs: 0 });
    await receive(booked());
    await receive(booked());
    expect(events).toHaveLength(2);
  });

  test("a failed delivery is 500 and reported, and is handled when it comes again", async () => {
    const failure = new Error("database is down: PRIVATE");
    const handler = vi.fn().mockRejectedValueOnce(failure).mockResolvedValue(undefined);
    const onError = vi.fn();
    const receive = createWebhookReceiver({ secret, events: { INVOICE_BOOKED: handler }, onError });
    const first = await receive(booked());
    expect([first.status, await first.text()]).toEqual([500, ""]);
    expect(onError.mock.calls).toEqual([[failure, expect.objectContaining({ type: "INVOICE_BOOKED" })]]);
    expect((await receive(booked())).status).toBe(200);
    expect((await receive(booked())).status).toBe(200);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test("a repetition during the first delivery waits for it, and has the same answer", async () => {
    let fail = (_: Error) => {};
    const handler = vi.fn(() => new Promise<void>((_, reject) => (fail = reject)));
    const receive = createWebhookReceiver({ secret, events: { INVOICE_BOOKED: handler } });
    const both = Promise.all([receive(booked()), receive(booked())]);
    await vi.waitFor(() => expect(handler).toHaveBeenCalled());
    fail(new Error("down"));
    expect((await both).map((response) => response.status)).toEqual([500, 500]);
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test("a handler that throws synchronously is 500 too", async () => {
    const receive = createWebhookReceiver({
      secret,
      events: {
        INVOICE_BOOKED() {
          throw new Error("no");
        },
      },
    });
    expect((await receive(booked())).status).toBe(500);
  });

  test.each([
    ["throws", () => JSON.parse("no log")],
    ["rejects", async () => JSON.parse("no log")],
  ])("an onError that %s does not change the answer", async (_, onError) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const handler = vi.fn().mockRejectedValueOnce(new Error("down"));
    const receive = createWebhookReceiver({ secret, events: { INVOICE_BOOKED: handler }, onError });
    expect((await receive(booked())).status).toBe(500);
    expect((await receive(booked())).status).toBe(200);
    await new Promise(setImmediate);
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
