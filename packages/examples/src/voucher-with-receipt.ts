/**
 * Enters a taxi receipt into the books: posts a voucher to a journal, attaches the photo of the receipt, adds a
 * second page, and saves all of it to disk as one PDF.
 */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import {
  attachToVoucher,
  createEconomic,
  downloadToFile,
  type Economic,
  isEconomicError,
} from "@org/visma-economic";
import { once, sqlStore } from "@org/visma-economic/once";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { say, step } from "./narrate.ts";

const mock = createEconomicMock({ seed: "company" });
mock.listen();
const economic = createEconomic({
  appSecretToken: "the-secret-of-your-app",
  agreementGrantToken: "what-the-customer-granted",
});

/** Our reference, by which the voucher is found again after a crash. Only the text of a voucher can hold one. */
const reference = "Receipt R-2026-0042";

const journalNumber = 1;

const folder = await mkdtemp(join(tmpdir(), "voucher-"));
const db = new DatabaseSync(join(folder, "once.sqlite"));
const store = sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" });
await store.init();

async function findVoucher(economic: Economic): Promise<number | undefined> {
  const vouchers = await economic.rest
    .list("/journals/{journalNumber}/vouchers", { path: { journalNumber } })
    .toArray();
  return vouchers.find(({ entries }) => entries?.financeVouchers?.some(({ text }) => text === reference))
    ?.voucherNumber;
}

/** Posts the voucher once. If the job runs again, in an hour or tomorrow, it gets the first number. */
async function postVoucher(economic: Economic): Promise<number> {
  const voucherNumber = await once(`production/4711/voucher/${reference}`, {
    store,
    async call(idempotencyKey) {
      const [voucher] = await economic.rest.post("/journals/{journalNumber}/vouchers", {
        path: { journalNumber },
        idempotencyKey,
        body: {
          accountingYear: { year: "2026" },
          entries: {
            financeVouchers: [
              {
                date: "2026-08-14",
                text: reference,
                amount: 312.5,
                account: { accountNumber: 2750 },
                contraAccount: { accountNumber: 5820 },
              },
            ],
          },
        },
      });
      if (voucher?.voucherNumber === undefined) throw new Error("e-conomic answered without a voucher.");
      return voucher.voucherNumber;
    },
    find: () => findVoucher(economic),
  });
  say(`Voucher ${voucherNumber}.`);
  return voucherNumber;
}

const photo = Uint8Array.from("\xff\xd8\xff\xe0 the photo", (character) => character.charCodeAt(0));
const phonePhoto = Uint8Array.from("\0\0\0\x18ftypheic", (character) => character.charCodeAt(0));

step("Post the voucher; the first answer is lost on the way");
mock.faults.add({ method: "POST", path: "/vouchers", effect: { drop: "after" } });
const voucherNumber = await postVoucher(economic);
await postVoucher(economic);

step("Attach the receipt");
const voucher = { journalNumber, accountingYear: "2026", voucherNumber };
await attachToVoucher(economic, { ...voucher, file: phonePhoto }).catch((error: unknown) => {
  if (!isEconomicError(error, "validation")) throw error;
  say(`Refused before it was sent: ${error.message}`);
});
await attachToVoucher(economic, { ...voucher, file: photo });
await attachToVoucher(economic, { ...voucher, file: photo });
const path = voucher;
const attachment = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment";
say(`It has ${(await economic.rest.get(attachment, { path })).pages} pages.`);

step("Save it");
const size = await downloadToFile(economic.rest, `${attachment}/file`, join(folder, "receipt.pdf"), { path });
say(`${size} bytes in ${folder}/receipt.pdf`);
mock.close();
