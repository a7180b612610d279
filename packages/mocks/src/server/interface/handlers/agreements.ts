import { exportAgreement, importAgreement } from "../../agreement-export.ts";
import { seedRecords } from "../../seed-records.ts";
import { keptId, publicId, tokenHash } from "../agreement-ids.ts";
import type { InterfaceHandlers } from "../call.ts";
import type { Emulator } from "../emulator.ts";
import { inWords } from "../failure.ts";
import { agreementView, keyViews, rateLimitView, settingsView } from "../views/agreements.ts";
import { deliveryView } from "../views/deliveries.ts";
import { ledgerView } from "../views/ledger.ts";

type Operations =
  | "listAgreements"
  | "openAgreement"
  | "importAgreement"
  | "readAgreement"
  | "changeAgreement"
  | "resetAgreement"
  | "exportAgreement"
  | "seedAgreement"
  | "readRateLimit"
  | "listKeys"
  | "readLedger"
  | "emitEvent"
  | "previewDelivery";

export function agreementHandlers({ core, inside, events }: Emulator): InterfaceHandlers<Operations> {
  const { tenants, deliveries } = inside;
  const isPerApp = () => inside.options.rateLimit !== false && inside.options.rateLimit.per === "app";
  const tenantAt = (id: string) => tenants.at(keptId(tenants, id));
  const view = (kept: string) => agreementView(tenants.at(kept), isPerApp());
  const changed = (kept: string) => {
    events.send("agreement", () => ({ id: publicId(kept) }));
    return view(kept);
  };
  return {
    listAgreements: () => {
      // There is no agreement before the first request, so this makes the one that the first caller will get.
      if (tenants.all().size === 0) tenants.at("");
      return { items: [...tenants.all().keys()].map(view) };
    },
    openAgreement: ({ body }) => changed(tenants.of(body.agreementGrantToken).agreement.id),
    importAgreement: ({ body: { agreement, agreementGrantToken } }) => {
      const kept = agreementGrantToken === undefined ? agreement.token : tokenHash(agreementGrantToken);
      const tenant = inWords(() => importAgreement(tenants, kept, agreement));
      return changed(tenant.agreement.id);
    },
    readAgreement: ({ path }) => view(keptId(tenants, path.agreement)),
    changeAgreement: ({ path, body }) => {
      const { agreement } = tenantAt(path.agreement);
      agreement.settings = { ...agreement.settings, ...body };
      return changed(agreement.id);
    },
    resetAgreement: ({ path }) => changed(tenants.resetAt(keptId(tenants, path.agreement)).agreement.id),
    exportAgreement: ({ path }) => {
      const { agreement } = tenantAt(path.agreement);
      return { ...exportAgreement(agreement), settings: settingsView(agreement.settings) };
    },
    seedAgreement: ({ path, body }) => {
      const kept = keptId(tenants, path.agreement);
      const added = inWords(() => seedRecords(inside.handleAt(kept), tenants.at(kept).agreement, body));
      changed(kept);
      return { added };
    },
    readRateLimit: ({ path }) => rateLimitView(tenantAt(path.agreement), isPerApp()),
    listKeys: ({ path }) => ({ items: keyViews(tenantAt(path.agreement), core.clock.now()) }),
    readLedger: ({ path }) => ledgerView(tenantAt(path.agreement).agreement),
    emitEvent: ({ path, body }) => {
      const kept = keptId(tenants, path.agreement);
      const before = deliveries.sent.length;
      inWords(() => inside.handleAt(kept).emit(body.eventType, body.mergeFields));
      return { deliveries: deliveries.sent.slice(before).map((delivery) => deliveryView(delivery, kept)) };
    },
    previewDelivery: async ({ path, body: { eventType, mergeFields, given } }) => {
      const handle = inside.handleAt(keptId(tenants, path.agreement));
      const request = inWords(() => handle.delivery(eventType, mergeFields, given));
      const { method, url, headers } = request;
      return { method, url, headers: Object.fromEntries(headers), body: await request.text() };
    },
  };
}
