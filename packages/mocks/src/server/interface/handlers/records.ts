import { encodeKey } from "../../../routing/path-keys.ts";
import type { Entity } from "../../../store/entity.ts";
import { keyOf } from "../../../store/kind.ts";
import type { Operation } from "../../../table/types.ts";
import { checkChanges, checkNewRecord } from "../../check-record.ts";
import { recordView } from "../../record-json.ts";
import { keptId, publicId } from "../agreement-ids.ts";
import type { InterfaceHandlers } from "../call.ts";
import type { Emulator } from "../emulator.ts";
import { InterfaceFailure, inWords } from "../failure.ts";
import { buildersOf, collectionOf, keyIn, kindOf, kindsOf } from "../kinds-of.ts";
import { linksOf, referencesOf, referencesTo } from "../views/references.ts";
import { ask, surfaceView } from "../views/surfaces.ts";

type Operations =
  | "listKinds"
  | "listRecords"
  | "addRecord"
  | "readRecord"
  | "updateRecord"
  | "removeRecord"
  | "payInvoice"
  | "readPdf";

/** The path of a PDF in REST, by kind. */
const pdfPaths: Readonly<Record<string, string>> = {
  bookedInvoices: "/invoices/booked/{bookedInvoiceNumber}/pdf",
  draftInvoices: "/invoices/drafts/{draftInvoiceNumber}/pdf",
};

export function recordHandlers(emulator: Emulator): InterfaceHandlers<Operations> {
  const { core, inside, events } = emulator;
  const { tenants } = inside;
  const find = ({ agreement: id, kind: name }: { agreement: string; kind: string }) => {
    const kept = keptId(tenants, id);
    const { agreement } = tenants.at(kept);
    return { kept, agreement, kind: kindOf(core.engine, agreement, name) };
  };
  const changed = (kept: string) => events.send("agreement", () => ({ id: publicId(kept) }));
  const pdfOperation = (kind: string): Operation | undefined =>
    inside.documents
      .find(({ document }) => document === "rest")
      ?.operations.find(({ method, path }) => method === "GET" && path === pdfPaths[kind]);

  return {
    listKinds: ({ path }) => {
      const kept = keptId(tenants, path.agreement);
      const { agreement } = tenants.at(kept);
      const builders = buildersOf(inside.handleAt(kept));
      const items = [...kindsOf(core.engine, agreement).values()].map((kind) => ({
        kind: kind.name,
        key: [...kind.key],
        count: agreement.table(kind).size,
        canAdd: builders.has(kind.name),
      }));
      return { items };
    },

    listRecords: ({ path, query: { q = "", page = 0, pageSize = 50 } }) => {
      const { agreement, kind } = find(path);
      const wanted = q.toLowerCase();
      const all = agreement.table(kind).all();
      const found = wanted === "" ? all : all.filter((record) => contains(record, wanted));
      const items = found
        .slice(page * pageSize, (page + 1) * pageSize)
        .map((record) => ({ key: String(keyOf(kind, record)), record: recordView(record) }));
      const references = referencesOf(core.engine, agreement, kind);
      return { kind: kind.name, key: [...kind.key], references, total: found.length, page, pageSize, items };
    },

    addRecord: ({ path, query: { count }, body = {} }) => {
      const { kept, kind } = find(path);
      const collection = collectionOf(emulator, kept, kind.name);
      return inWords(() => {
        checkNewRecord(kind, body);
        const records = count === undefined ? [collection.add(body)] : collection.addMany(count, () => body);
        changed(kept);
        const views = records.map(recordView);
        return count === undefined ? (views[0] ?? {}) : { items: views };
      });
    },

    readRecord: async ({ path, origin }) => {
      const { kept, agreement, kind } = find(path);
      const key = keyIn(agreement, kind, path.key);
      const record = agreement.table(kind).get(key) ?? {};
      const viewpoint = { inside, engine: core.engine, agreement, origin };
      const place = `/__mock/agreements/${publicId(kept)}/records/${kind.name}/${encodeKey(key)}`;
      return {
        kind: kind.name,
        key: String(key),
        record: recordView(record),
        rest: await surfaceView(viewpoint, "rest", kind, record),
        service: await surfaceView(viewpoint, "apis", kind, record),
        links: linksOf(core.engine, agreement, kind, record),
        referencedBy: referencesTo(core.engine, agreement, kind, key),
        pdf: pdfOperation(kind.name) === undefined ? null : `${place}/pdf`,
      };
    },

    updateRecord: ({ path, body }) => {
      const { kept, agreement, kind } = find(path);
      const key = keyIn(agreement, kind, path.key);
      const collection = collectionOf(emulator, kept, kind.name);
      if (collection.update === undefined)
        throw new InterfaceFailure(
          422,
          `${kind.name} cannot be updated: only operations such as a payment change them.`,
        );
      const { update } = collection;
      const record = inWords(() => {
        checkChanges(kind, agreement.table(kind).get(key) ?? {}, body);
        return update(key, body);
      });
      changed(kept);
      return recordView(record);
    },

    removeRecord: ({ path }) => {
      const { kept, agreement, kind } = find(path);
      const key = keyIn(agreement, kind, path.key);
      const { remove } = collectionOf(emulator, kept, kind.name);
      if (remove === undefined) throw new InterfaceFailure(422, `${kind.name} cannot be removed.`);
      remove(key);
      changed(kept);
      return undefined;
    },

    payInvoice: ({ path, body }) => {
      const { kept, agreement, kind } = find(path);
      if (kind.name !== "bookedInvoices")
        throw new InterfaceFailure(404, `Booked invoices are paid, not ${kind.name}.`);
      const key = Number(keyIn(agreement, kind, path.key));
      const paid = inWords(() => inside.handleAt(kept).bookedInvoices.pay(key, body?.amount, body?.date));
      changed(kept);
      return recordView(paid);
    },

    readPdf: async ({ path, origin }) => {
      const { agreement, kind } = find(path);
      const key = keyIn(agreement, kind, path.key);
      const operation = pdfOperation(kind.name);
      const document = inside.documents.find((one) => one.document === "rest");
      if (operation === undefined || document === undefined)
        throw new InterfaceFailure(404, `There is no PDF of ${kind.name}.`);
      const [name = ""] = operation.path.match(/\w+(?=\})/) ?? [];
      const viewpoint = { inside, engine: core.engine, agreement, origin };
      const { bytes } = await ask(viewpoint, { document, operation }, { [name]: key });
      return new Response((bytes ?? null) as BodyInit | null, {
        headers: { "content-type": "application/pdf" },
      });
    },
  };
}

/** Checks whether a value of a record contains a text, which must be in lower case. */
function contains(value: unknown, wanted: string): boolean {
  if (value === null || value === undefined || value instanceof Uint8Array) return false;
  if (typeof value === "object") return Object.values(value as Entity).some((part) => contains(part, wanted));
  return String(value).toLowerCase().includes(wanted);
}
