import { afterEach, describe, expect, test, vi } from "vitest";
import { draftEntry } from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

describe("R-23, O-55: the deprecated /entries/draft/{n}/book", () => {
  const booked = async (draftEntriesBooking: "book" | "not-found", version: string) => {
    const mock = testMock({ rulings: { draftEntriesBooking } });
    await mock.apis("journalsapi", "POST", "/draft-entries", draftEntry());
    const { status } = await mock.apis("journalsapi", "POST", "/entries/draft/1/book", undefined, {
      version,
    });
    return [status, (await mock.apis("journalsapi", "GET", "/draft-entries/count")).body];
  };
  afterEach(() => vi.restoreAllMocks());

  test("X-38 books, and prints the path that replaces it once on stderr", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    // The notice is printed only once in a process for each version, so no other test may use this version.
    expect(await booked("book", "15.9.1")).toEqual([204, 0]);
    expect(await booked("book", "15.9.1")).toEqual([204, 0]);
    const lines = warn.mock.calls.flat().filter((line) => String(line).includes("deprecated"));
    expect(lines).toEqual([expect.stringContaining("use /journals/{journalNumber}/book")]);
  });

  test("answers 404 from version 15 on if the ruling says so", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(await booked("not-found", "15.0.0")).toEqual([404, 1]);
    expect(await booked("not-found", "16.0.1")).toEqual([404, 1]);
    expect(await booked("not-found", "1.1.0")).toEqual([204, 0]);
  });
});
