import { type Answer, type Call, empty, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/default-actions.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write-record.ts";
import { invalid, notFound, stale } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import type { JsonObject } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { logChange } from "./changelog.ts";
import { type LinkedKind, type LinkedRecord, linkedKinds } from "./linked-kinds.ts";
import { fieldOf, type Link, linkedRecordOf, linkFaults, linksOf } from "./links.ts";

type At = readonly (string | number)[];

/** Writes a key into the record, or removes it. Changes of booked entries go into the changelog. */
function write(
  linkedKind: LinkedKind,
  linked: LinkedRecord,
  body: JsonObject,
  key: number | undefined,
  call: Call,
): void {
  const field = fieldOf(body.dimensionNumber);
  const from = linked.record[field] as number | undefined;
  linkedKind.write?.(call.agreement, linked, { [field]: key });
  if (linkedKind.path !== "/dimension-data/booked-entries") return;
  logChange(call, {
    entryNumber: linked.key.entryNumber ?? 0,
    dimension: body.dimensionNumber as number,
    ...(from === undefined ? {} : { dimensionKeyFrom: from }),
    ...(key === undefined ? {} : { dimensionKeyTo: key }),
  });
}

function save(linkedKind: LinkedKind, body: JsonObject, at: At, adding: boolean, call: Call): void {
  const faults = linkFaults(linkedKind, body, at, adding, call);
  if (faults.length > 0) throw invalid(...faults);
  const linked = linkedRecordOf(linkedKind, body, call);
  if (linked !== undefined) write(linkedKind, linked, body, body.dimensionKey as number, call);
}

/** Finds the link that a body identifies by its record and dimension. Throws a 404 if there is none. */
function found(
  linkedKind: LinkedKind,
  body: JsonObject,
  call: Call,
): { readonly linked: LinkedRecord; readonly link: Link } {
  const linked = linkedRecordOf(linkedKind, body, call);
  const link =
    linked && linksOf(linked, call).find(({ dimensionNumber }) => dimensionNumber === body.dimensionNumber);
  if (linked === undefined || link === undefined) throw notFound();
  return { linked, link };
}

function change(linkedKind: LinkedKind, body: JsonObject, at: At, call: Call): void {
  const { link } = found(linkedKind, body, call);
  if (body.objectVersion !== link.objectVersion) throw stale();
  save(linkedKind, body, at, false, call);
}

const itemsOf = (call: Call): readonly JsonObject[] => {
  const { items } = objectBody(call.body);
  return Array.isArray(items) ? (items as readonly JsonObject[]) : [];
};

const handlers = (
  linkedKind: LinkedKind,
): Record<"create" | "createBulk" | "replace" | "replaceBulk" | "remove", Handler> => ({
  create: (call): Answer => {
    const body = objectBody(call.body);
    save(linkedKind, body, [], true, call);
    return { status: 201, body: { dimensionNumber: body.dimensionNumber }, location: call.path };
  },
  createBulk: (call): Answer => {
    const items = itemsOf(call);
    atomically(call, () => {
      for (const [index, item] of items.entries()) save(linkedKind, item, ["items", index], true, call);
    });
    return { status: 201, body: { dimensionNumbers: items.map((item) => item.dimensionNumber) } };
  },
  replace: (call) => {
    change(linkedKind, objectBody(call.body), [], call);
    return empty();
  },
  replaceBulk: (call) => {
    const items = itemsOf(call);
    // All versions are compared first, because one call may change two links of the same record.
    for (const item of items) {
      if (found(linkedKind, item, call).link.objectVersion !== item.objectVersion) throw stale();
    }
    atomically(call, () => {
      for (const [index, item] of items.entries()) save(linkedKind, item, ["items", index], false, call);
    });
    return empty();
  },
  // The body names the link, because the path cannot (O-40).
  remove: (call) => {
    const body = objectBody(call.body);
    write(linkedKind, found(linkedKind, body, call).linked, body, undefined, call);
    return empty();
  },
});

const resourceOf = (linkedKind: LinkedKind): Resource =>
  resource<Link>({
    kind: kind<Link>(`links of ${linkedKind.path}`, ...linkedKind.keys, "dimensionNumber"),
    endpoints: [
      {
        document: "dimensions",
        path: linkedKind.path,
        projection: projection(
          Object.fromEntries(
            [...linkedKind.keys, "dimensionNumber", "dimensionKey", "isDistribution", "objectVersion"].map(
              (name) => [name, readOnly(name)],
            ),
          ),
          serviceDefaults,
        ),
        rows: (call) => linkedKind.linkedRecords(call.agreement).flatMap((linked) => linksOf(linked, call)),
        ...(linkedKind.write === undefined ? {} : { actions: handlers(linkedKind) }),
      },
    ],
  });

/** The links of every kind of record, with one collection for each kind. */
export const dimensionDataResources: readonly Resource[] = linkedKinds.map(resourceOf);
