import { describe, expect, test } from "vitest";
import { financeEntry, postVoucher, voucher } from "../../testing/journal-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const account = (changes: object = {}) => ({
  number: 1060,
  name: "Licenser",
  type: 1,
  isBarred: false,
  isBlockedForDirectEntries: false,
  isDepartmentMandatory: false,
  isUnitMandatory: false,
  ...changes,
});

const create = (mock: TestMock, changes: object = {}) =>
  mock.apis("accountsapi", "POST", "/Accounts", account(changes));

const read = async (mock: TestMock, number: number) =>
  (await mock.apis("accountsapi", "GET", `/Accounts/${number}`)).body;

describe("accounts", () => {
  test("C-01 a new agreement's chart says which accounts each summing account sums", async () => {
    const mock = testMock();
    const { pagination } = (await mock.rest("GET", "/accounts")).body;
    expect(pagination.results).toBeGreaterThan(60);
    const types = await Promise.all(
      ["profitAndLoss", "status", "heading", "headingStart", "totalFrom", "sumInterval"].map(
        async (type) =>
          (await mock.rest("GET", `/accounts?filter=accountType$eq:${type}`)).body.pagination.results,
      ),
    );
    expect(types.every((count) => count > 0)).toBe(true);
    expect((await mock.rest("GET", "/vat-accounts/U25")).body).toMatchObject({
      ratePercentage: 25,
      vatType: { vatTypeNumber: 1 },
    });
    expect((await mock.rest("GET", "/payment-types/7")).body.name).toBe("Bank transfer");
    expect((await mock.rest("GET", "/vat-types/2")).body.name).toBe("Købsmoms");
  });

  test("L-48 an account has these properties, false blockDirectEntries among them (L-45)", async () => {
    const { body, text } = await testMock().rest("GET", "/accounts/5820");
    expect(Object.keys(body)).toEqual([
      "accountNumber",
      "accountType",
      "balance",
      "blockDirectEntries",
      "debitCredit",
      "name",
      "accountingYears",
      "self",
    ]);
    expect(body.blockDirectEntries).toBe(false);
    // L-44: a decimal has at least one digit.
    expect(text).toContain('"balance":0.0');
  });

  test("L-51 a summing account has its ranges, a totalFrom account its first one", async () => {
    const mock = testMock();
    const sums = (await mock.rest("GET", "/accounts/1400")).body.accountsSummed;
    expect(sums).toEqual([
      {
        fromAccount: { accountNumber: 1001, self: "https://restapi.e-conomic.com/accounts/1001" },
        toAccount: { accountNumber: 1399, self: "https://restapi.e-conomic.com/accounts/1399" },
      },
    ]);
    expect((await mock.rest("GET", "/accounts/1099")).body.totalFromAccount.accountNumber).toBe(1001);
  });

  test("S-14 has other names on the service; REST reads an account made there", async () => {
    const mock = testMock();
    const made = await create(mock, { isCredit: true, vatCode: "U25", contraAccountNumber: 5820 });
    expect(made.body).toEqual({ number: 1060 });
    expect((await mock.rest("GET", "/accounts/1060")).body).toMatchObject({
      accountNumber: 1060,
      accountType: "profitAndLoss",
      debitCredit: "credit",
      vatAccount: { vatCode: "U25" },
      contraAccount: { accountNumber: 5820 },
    });
    expect(await read(mock, 1060)).toMatchObject({
      number: 1060,
      type: 1,
      isCredit: true,
      vatAccountNumber: 6901,
    });
    expect((await mock.rest("PUT", "/accounts/1060", { name: "x" })).status).toBe(405);
  });

  test("has isCredit even if it is false, because absence means neither side", async () => {
    const mock = testMock();
    await create(mock);
    expect(await read(mock, 1060)).not.toHaveProperty("isCredit");
    expect((await read(mock, 5820)).isCredit).toBe(false);
  });

  test("O-13 is updated at the collection, with the current version", async () => {
    const mock = testMock();
    await create(mock);
    const { objectVersion } = await read(mock, 1060);
    const put = (changes: object) => mock.apis("accountsapi", "PUT", "/Accounts", account(changes));
    expect((await put({ name: "Nyt navn", objectVersion: "0" })).status).toBe(409);
    expect((await put({ name: "Nyt navn", objectVersion })).status).toBe(204);
    expect((await mock.rest("GET", "/accounts/1060")).body.name).toBe("Nyt navn");
  });

  test("has the balance with and without drafts, on both sides of a voucher", async () => {
    const mock = testMock();
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    const balances = async (number: number) => {
      const { balance, draftBalance } = (await mock.rest("GET", `/accounts/${number}`)).body;
      return { balance, draftBalance };
    };
    expect(await balances(3600)).toEqual({ balance: 0, draftBalance: 1000 });
    await mock.apis("journalsapi", "POST", "/journals/1/book");
    expect(await balances(3600)).toEqual({ balance: 1000, draftBalance: undefined });
    expect(await balances(5820)).toEqual({ balance: -1250, draftBalance: undefined });
    const page = await mock.rest("GET", "/accounts?filter=balance$lt:0");
    expect(page.body.collection.map((one: { accountNumber: number }) => one.accountNumber)).toEqual([5820]);
  });

  test.each([
    ["a taken number", { number: 1010 }, "AccountIdAlreadyInUse"],
    ["no number", { number: 0 }, "InvalidAccountId"],
    ["no name", { name: "" }, "InvalidAccountName"],
    ["an unknown contra account", { contraAccountNumber: 99 }, "ContraAccountDoesNotExist"],
    ["a heading as contra account", { contraAccountNumber: 1000 }, "AccountIsNotBalanceOrProfitAndLossType"],
    ["an unknown first account", { type: 3, totalFromAccountNumber: 99 }, "TotalFromAccountDoesNotExist"],
    [
      "a first account above it",
      { type: 3, totalFromAccountNumber: 1300 },
      "AccountShouldBeHigherThanTotalFrom",
    ],
    ["an unknown opening account", { openingAccountNumber: 99 }, "OpeningAccountDoesNotExist"],
    ["an unknown realisation account", { realisationAccountNumber: 99 }, "RealisationAccountDoesNotExist"],
  ])("refuses %s", async (_, changes, code) => {
    const answer = await create(testMock(), changes);
    expect(answer.body).toMatchObject({ status: 400, errorCode: code });
  });

  test.each([
    [1010, "BarredAccountUsedByProductGroups"],
    [6901, "BarredAccountUsedByVatAccounts"],
  ])("refuses to bar account %i, which is in use", async (number, code) => {
    const mock = testMock();
    const before = await read(mock, number);
    const answer = await mock.apis("accountsapi", "PUT", "/Accounts", { ...account(before), isBarred: true });
    expect(answer.body.errorCode).toBe(code);
  });

  test("can be deleted if nothing depends on it", async () => {
    const mock = testMock();
    await create(mock);
    expect((await mock.apis("accountsapi", "DELETE", "/Accounts/1060")).status).toBe(204);
    for (const number of [5600, 6800, 1010, 4360, 1400])
      expect((await mock.apis("accountsapi", "DELETE", `/Accounts/${number}`)).body.errorCode).toBe(
        "AccountInUse",
      );
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    expect((await mock.apis("accountsapi", "DELETE", "/Accounts/3600")).body.errorCode).toBe("AccountInUse");
  });
});

describe("filters that fail on the servers", () => {
  const get = (query: string) => testMock().apis("accountsapi", "GET", `/Accounts/paged?${query}`);

  test("O-20 every filter and sort on assetGroupNumber is answered 500", async () => {
    for (const operator of ["eq", "ne", "lt", "lte", "gt", "gte"])
      expect((await get(`filter=assetGroupNumber$${operator}:1`)).status).toBe(500);
    expect((await get("filter=assetGroupNumber$in:[1,2]")).status).toBe(500);
    for (const sort of ["assetGroupNumber", "-assetGroupNumber"])
      expect((await get(`sort=${sort}`)).status).toBe(500);
  });

  test("O-21 isDepartmentMandatory fails on $eq and $ne, but not with $null", async () => {
    expect((await get("filter=isDepartmentMandatory$eq:true")).status).toBe(500);
    expect((await get("filter=isDepartmentMandatory$ne:true")).status).toBe(500);
    expect((await get("filter=isDepartmentMandatory$eq:$null:")).status).toBe(200);
    expect((await get("filter=isUnitMandatory$eq:false")).status).toBe(200);
  });

  test("O-20 and O-21 work if the ruling switches the faults off", async () => {
    const mock = testMock({ rulings: { serverFaults: false } });
    expect(
      (await mock.apis("accountsapi", "GET", "/Accounts?filter=assetGroupNumber$eq:1")).body.items,
    ).toEqual([]);
  });
});

describe("total intervals and key figure codes", () => {
  const interval = (changes: object = {}) => ({
    accountNumber: 1400,
    fromAccountNumber: 2000,
    toAccountNumber: 2100,
    ...changes,
  });
  const post = (mock: TestMock, changes: object = {}) =>
    mock.apis("accountsapi", "POST", "/TotalIntervals", interval(changes));

  test("O-32, X-35 have account and first account as their key; codes are read-only", async () => {
    const mock = testMock();
    const made = await post(mock);
    expect(made.body).toEqual({ accountNumber: 1400 });
    expect(made.headers.get("location")).toMatch(/\/TotalIntervals\/1400\/2000$/);
    expect((await mock.apis("accountsapi", "GET", "/TotalIntervals/1400")).body).toHaveLength(2);
    expect((await read(mock, 1400)).totalIntervals).toBe("1001-1399,2000-2100");
    expect((await mock.apis("accountsapi", "DELETE", "/TotalIntervals/1400/2000")).status).toBe(204);
    expect((await mock.apis("accountsapi", "GET", "/TotalIntervals/1400/2000")).status).toBe(404);
    expect((await mock.apis("accountsapi", "GET", "/TotalIntervals/5820")).status).toBe(404);
    expect((await mock.apis("accountsapi", "GET", "/KeyFigureCodes/4")).body).toMatchObject({
      name: "Aktiver",
      isBalance: true,
    });
    expect((await mock.apis("accountsapi", "POST", "/KeyFigureCodes", {})).status).toBe(405);
  });

  test("change by a PUT whose body names both", async () => {
    const mock = testMock();
    await post(mock);
    const { objectVersion } = (await mock.apis("accountsapi", "GET", "/TotalIntervals/1400/2000")).body;
    const body = interval({ toAccountNumber: 2199, objectVersion });
    expect((await mock.apis("accountsapi", "PUT", "/TotalIntervals", body)).status).toBe(204);
    expect((await mock.rest("GET", "/accounts/1400")).body.accountsSummed[1].toAccount.accountNumber).toBe(
      2199,
    );
  });

  test.each([
    ["an unknown account", { accountNumber: 99 }, "AccountDoesNotExist"],
    ["an account that sums nothing", { accountNumber: 5820 }, "InvalidAccountType"],
    ["a range that ends before it starts", { toAccountNumber: 1999 }, "IntervalNotConstructedCorrectly"],
    ["a range that overlaps another", { fromAccountNumber: 1300 }, "IntervalHasOverlappingValues"],
    [
      "a range that starts where another does",
      { fromAccountNumber: 1001 },
      "TotalIntervalWithSameFromAccountAlreadySetOnAccount",
    ],
  ])("refuse %s", async (_, changes, code) => {
    expect((await post(testMock(), changes)).body.errorCode).toBe(code);
  });
});
