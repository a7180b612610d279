/** Tests how the page shows an agreement's books. */
import { describe, expect, test } from "vitest";
import { openPage } from "./browser.ts";
import { startEmulator } from "./emulator.ts";
import { newCustomer, rest } from "./records.ts";
import { usePage } from "./use-page.ts";

const world = usePage("--seed", "company", "--now", "2026-08-14T10:00:00Z");

const heading = () => world.page.getByRole("heading", { level: 1 });
const table = (name: string) => world.page.getByRole("region", { name }).getByRole("table");

test("the agreement is shown under its company's name", async () => {
  const { company } = (await rest(world.url, "GET", "/self")) as { company: { name: string } };
  await world.page.locator(".agreement", { hasText: company.name }).waitFor();
});

describe("records", () => {
  test("are listed by kind, with their number", async () => {
    await world.open.show("records");
    const { pagination } = (await rest(world.url, "GET", "/customers")) as {
      pagination: { results: number };
    };
    await world.page.getByRole("link", { name: `Customers ${pagination.results}`, exact: true }).click();
    await expect.poll(() => heading().textContent()).toBe("Customers");
    await expect.poll(() => table("Customers").locator("tbody tr").count()).toBe(pagination.results);
  });

  test('are searched after the key "/"', async () => {
    await rest(world.url, "POST", "/customers", newCustomer("Findes kun een gang"));
    await world.open.show("records/customers");
    await table("Customers").waitFor();
    await world.page.keyboard.press("/");
    await world.page.keyboard.type("kun een");
    await expect.poll(() => table("Customers").locator("tbody tr").count()).toBe(1);
    expect(await table("Customers").textContent()).toContain("Findes kun een gang");
  });

  test("are shown in pages", async () => {
    await world.open.show("records/bookedEntries");
    const first = await table("Booked entries").locator("tbody tr").first().textContent();
    await world.page.getByRole("link", { name: "Next" }).click();
    await world.page.getByText(/^26 to 50 of/).waitFor();
    expect(await table("Booked entries").locator("tbody tr").first().textContent()).not.toBe(first);
    await world.page.getByRole("link", { name: "Previous" }).click();
    await world.page.getByText(/^1 to 25 of/).waitFor();
  });

  test("link an invoice to its customer, and a customer to its invoices", async () => {
    await world.open.show("records/bookedInvoices");
    const row = table("Booked invoices").locator("tbody tr").first();
    await row.waitFor();
    const [invoice = "", customer = ""] = await row.getByRole("link").allTextContents();
    await row.getByRole("link").nth(1).click();
    await world.page.getByRole("navigation", { name: "Breadcrumb" }).getByText("Customers").waitFor();
    await expect.poll(() => heading().textContent()).toMatch(new RegExp(`^${customer} · `));
    const referring = world.page.getByRole("region", { name: "Referred to by" });
    await referring.getByRole("link", { name: invoice, exact: true }).click();
    await world.page.getByRole("heading", { level: 1, name: new RegExp(`^${invoice} · `) }).waitFor();
  });

  test("are shown side by side as REST and the service answer them", async () => {
    await world.open.show("records/customers/1");
    const onRest = world.page.getByRole("region", { name: "REST: /customers/1" });
    const onService = world.page.getByRole("region", {
      name: /^Service: \/customersapi\/v[\d.]+\/Customers\/1$/,
    });
    expect(JSON.parse((await onRest.textContent()) ?? "")).toMatchObject({
      customerNumber: 1,
      paymentTerms: { paymentTermsNumber: expect.any(Number) },
    });
    expect(JSON.parse((await onService.textContent()) ?? "")).toMatchObject({
      customerNumber: 1,
      paymentTermId: expect.any(Number),
    });
    const [left, right] = [await onRest.boundingBox(), await onService.boundingBox()];
    expect(left?.y).toBe(right?.y);
  });

  test("that do not exist are reported as missing", async () => {
    await world.open.show("records/customers/4711");
    expect(await world.page.getByRole("alert").textContent()).toContain("4711");
    // The browser logs the 404 as an error.
    expect(world.open.trouble.splice(0)).toEqual([expect.stringContaining("404")]);
  });

  test("of an empty kind are replaced by a hint on what to do", async () => {
    await world.open.show("records/webhooks");
    await world.page.getByText("There are none yet").waitFor();
  });
});

describe("an invoice", () => {
  async function firstInvoice() {
    const { collection } = (await rest(world.url, "GET", "/invoices/booked?pagesize=1")) as {
      collection: { bookedInvoiceNumber: number; grossAmount: number; recipient: { name: string } }[];
    };
    const [invoice] = collection;
    if (invoice === undefined) throw new Error("the small company has invoices");
    return invoice;
  }

  test("is shown as a document with recipient, lines and sums", async () => {
    const { bookedInvoiceNumber, grossAmount, recipient } = await firstInvoice();
    await world.open.show(`records/bookedInvoices/${bookedInvoiceNumber}`);
    const paper = world.page.getByRole("article", { name: `Invoice ${bookedInvoiceNumber}` });
    await paper.waitFor();
    const text = (await paper.textContent()) ?? "";
    expect(text).toContain(recipient.name);
    expect(text).toContain(grossAmount.toLocaleString("en-GB", { minimumFractionDigits: 2 }));
    expect(await paper.getByRole("region", { name: "Lines" }).locator("tbody tr").count()).toBeGreaterThan(0);
  });

  test("has a PDF to view and to download", async () => {
    const { bookedInvoiceNumber } = await firstInvoice();
    await world.open.show(`records/bookedInvoices/${bookedInvoiceNumber}`);
    await world.page.getByRole("tab", { name: "PDF" }).click();
    await world.page.getByTitle("The PDF").waitFor();
    const [download] = await Promise.all([
      world.page.waitForEvent("download"),
      world.page.getByRole("link", { name: "Download" }).click(),
    ]);
    const parts: Buffer[] = [];
    for await (const part of await download.createReadStream()) parts.push(part as Buffer);
    expect(Buffer.concat(parts).subarray(0, 5).toString()).toBe("%PDF-");
  });
});

describe("the ledger", () => {
  test("shows the balances and that they sum to zero", async () => {
    await world.open.show("ledger");
    const balance = world.page.getByRole("region", { name: "Balance in DKK" });
    await balance.getByText("balanced").waitFor();
    expect(await table("Balances by account").locator("tfoot").textContent()).toBe("Sum0.00");
  });

  test("shows its months as a chart and as a table", async () => {
    await world.open.show("ledger");
    const chart = world.page.getByRole("img", { name: /^Income, costs and result by month/ });
    await chart.waitFor();
    await world.page.getByText("The same as a table").click();
    const months = await table("Income, costs and result by month").locator("tbody tr").count();
    expect(months).toBeGreaterThanOrEqual(12);
    expect(await chart.locator("rect.chart-income").count()).toBe(months);
  });

  test("of an empty agreement has a hint on what to do", async () => {
    const empty = await startEmulator();
    const other = await openPage(world.browser, empty.url);
    await other.show("ledger");
    await other.page.getByText("Nothing is booked yet").waitFor();
    await other.close();
    await empty.stop();
    expect(other.trouble).toEqual([]);
  });
});

test("one of several agreements is chosen by name", async () => {
  await rest(world.url, "GET", "/self");
  await fetch(`${world.url}/restapi.e-conomic.com/self?demo=true`);
  const choice = world.page.getByRole("combobox", { name: "Agreement" });
  await choice.waitFor();
  await choice.selectOption("demo");
  await world.page.getByText("read-only", { exact: true }).waitFor();
});
