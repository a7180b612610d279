import type { Work } from "./work.ts";

/** Reports paid invoices to the shop. The shop keeps the list of the unpaid ones, so no cursor is needed. */
export async function syncPayments({ run, shop }: Work): Promise<void> {
  for await (const open of run.whileTimeLasts(shop.openInvoices())) {
    const orders = new Map(open.map(({ invoiceNumber, id }) => [invoiceNumber, id]));
    const filter = { bookedInvoiceNumber: { in: [...orders.keys()] } };
    for await (const { bookedInvoiceNumber } of run.economic.rest.list("/invoices/paid", { filter })) {
      const id = orders.get(bookedInvoiceNumber ?? 0);
      if (id === undefined) continue;
      await shop.setPaid(id);
      run.log.info(`Order ${id} is paid.`);
    }
  }
}
