import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";

test("DELETE of all drafts is sent with everything: true (L-102)", async () => {
  const { mock, economic } = mockWith();
  mock.agreement().draftInvoices.add();
  mock.agreement().draftInvoices.add();
  expect(await economic.rest.delete("/invoices/drafts", { everything: true })).toMatchObject({
    deletedCount: 2,
  });
});

test.each(["/invoices/drafts", "/invoices/drafts/", "/Invoices/Drafts?filter=date$eq:2026-01-01"])(
  "DELETE %s without everything: true is refused unsent (L-102)",
  async (path) => {
    const { mock, economic } = mockWith();
    const before = mock.requests.length;
    const error = await failureOf(economic.rest.raw("delete", path));
    expect(error).toMatchObject({ kind: "validation", service: "rest", method: "DELETE" });
    expect(mock.requests.length).toBe(before);
  },
);

test("DELETE is refused if a parameter's value makes the path a collection's (L-102)", async () => {
  const error = await failureOf(
    mockWith().economic.rest.raw("delete", "/invoices/{which}", { path: { which: "drafts" } }),
  );
  expect(error.kind).toBe("validation");
});

test("a journal is emptied only with everything: true, also by a filled-in path", async () => {
  const { mock, economic } = mockWith();
  mock.agreement().draftEntries.add();
  const failure = await failureOf(economic.journals.raw("delete", "/draft-entries/delete/1"));
  expect(failure.kind).toBe("validation");
  await economic.journals.delete("/draft-entries/delete/{journalNumber}", {
    path: { journalNumber: 1 },
    everything: true,
  });
  expect(await economic.journals.list("/draft-entries").toArray()).toEqual([]);
});

test("everything is refused for a call that does not delete a whole collection", async () => {
  const { economic } = mockWith();
  const path = "/customers/1";
  expect((await failureOf(economic.rest.raw("delete", path, { everything: true }))).kind).toBe("validation");
  expect((await failureOf(economic.rest.raw("get", path, { everything: true }))).kind).toBe("validation");
});
