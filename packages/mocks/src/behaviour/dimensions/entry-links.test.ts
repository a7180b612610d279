import { describe, expect, test } from "vitest";
import { bookedEntries } from "../../records/ledger.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "dimensionsapi";

describe("links of booked entries", () => {
  test("are logged, newest first, on pages whose path has no suffix", async () => {
    const mock = company();
    const entry = mock.agreement().records(bookedEntries).add({
      entryNumber: 900_001,
      voucherNumber: 1,
      entryType: "financeVoucher",
      date: "2026-08-01",
      year: "2026",
      periodNumber: 1,
      accountNumber: 5820,
      amount: 0,
      amountInBaseCurrency: 0,
      currency: "DKK",
      remainder: 0,
      remainderInBaseCurrency: 0,
    });
    const path = "/dimension-data/booked-entries";
    const named = { entryNumber: entry.entryNumber, dimensionNumber: 1 };
    await mock.apis(service, "POST", path, { ...named, dimensionKey: 1 });
    const read = await mock.apis(service, "GET", `${path}?filter=entryNumber$eq:900001`);
    const [{ objectVersion }] = read.body.items;
    await mock.apis(service, "PUT", path, { ...named, dimensionKey: 2, objectVersion });
    mock.clock.advance("1h");
    await mock.apis(service, "DELETE", path, { ...named, dimensionKey: 2 });
    const { body } = await mock.apis(service, "GET", `${path}/changelog?pageSize=2`);
    expect(body).toEqual([
      { entryNumber: 900_001, dimension: 1, dimensionKeyFrom: 2, timestamp: "2026-08-14T11:00:00Z" },
      {
        entryNumber: 900_001,
        dimension: 1,
        dimensionKeyFrom: 1,
        dimensionKeyTo: 2,
        timestamp: "2026-08-14T10:00:00Z",
      },
    ]);
    const second = await mock.apis(service, "GET", `${path}/changelog?pageSize=2&skipPages=1`);
    expect(second.body).toMatchObject([{ dimensionKeyTo: 1 }]);
  });

  test("refuse an entry that does not exist", async () => {
    const mock = company();
    const entry = { entryNumber: 900_001, dimensionNumber: 1, dimensionKey: 2 };
    const refused = await mock.apis(service, "POST", "/dimension-data/booked-entries", entry);
    expect(refused.body.errorCode).toBe("BOOKEDENTRYNOTFOUND");
  });
});

describe("links of draft entries and budget figures", () => {
  test("name a journal and entry, or a figure, and refuse an unknown one", async () => {
    const mock = company();
    const code = async (path: string, body: object) =>
      (
        await mock.apis(service, "POST", `/dimension-data/${path}`, {
          dimensionNumber: 1,
          dimensionKey: 1,
          ...body,
        })
      ).body.errorCode;
    expect(await code("draft-entries", { journalNumber: 99, entryNumber: 1 })).toBe("JOURNALNOTFOUND");
    expect(await code("draft-entries", { journalNumber: 1, entryNumber: 999_999 })).toBe(
      "DRAFTENTRYNOTFOUND",
    );
    expect(await code("budget-figures", { budgetFigureNumber: 999_999 })).toBe("BUDGETFIGURENOTFOUND");
  });

  test("S-15: dimension 1 is the distribution on REST; booking keeps all dimensions", async () => {
    const mock = company();
    const voucher = await mock.rest("POST", "/journals/1/vouchers", {
      accountingYear: { year: "2026" },
      journal: { journalNumber: 1 },
      entries: {
        financeVouchers: [
          {
            date: "2026-08-14",
            amount: 100,
            currency: { code: "DKK" },
            account: { accountNumber: 5820 },
            contraAccount: { accountNumber: 7990 },
            departmentalDistribution: { departmentalDistributionNumber: 10 },
          },
        ],
      },
    });
    expect(voucher.status).toBe(201);
    const path = "/dimension-data/draft-entries";
    const own = (await mock.apis(service, "GET", path)).body.items.at(-1);
    expect(own).toMatchObject({
      journalNumber: 1,
      dimensionNumber: 1,
      dimensionKey: 10,
      isDistribution: true,
    });
    const changed = { ...own, dimensionKey: 3, isDistribution: false };
    expect((await mock.apis(service, "PUT", path, changed)).status).toBe(204);
    const entries = (await mock.rest("GET", "/journals/1/entries")).body.collection;
    expect(entries.at(-1).departmentalDistribution.departmentalDistributionNumber).toBe(3);
    const { journalNumber, entryNumber } = own;
    const second = { journalNumber, entryNumber, dimensionNumber: 2, dimensionKey: 1 };
    expect((await mock.apis(service, "POST", path, second)).status).toBe(201);
    const booked = await mock.apis("journalsapi", "POST", "/journals/1/bookdraftentries", {
      entryNumbers: [own.entryNumber],
    });
    expect(booked.status).toBeLessThan(300);
    const after = (await mock.apis(service, "GET", "/dimension-data/booked-entries")).body.items.slice(-4);
    expect(after).toMatchObject([
      { dimensionNumber: 1, dimensionKey: 3 },
      { dimensionNumber: 2, dimensionKey: 1 },
      { dimensionNumber: 1, dimensionKey: 3 },
      { dimensionNumber: 2, dimensionKey: 1 },
    ]);
  });
});
