import { type Answer, type Call, empty, type Handler } from "../../engine/call.ts";
import { atomically } from "../../engine/crud.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { objectBody } from "../../engine/write.ts";
import { invalid, notFound, stale } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import type { JsonObject } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { SERVICE } from "../../surface/apis/defaults.ts";
import { logChange } from "./changelog.ts";
import { HOLDERS, type Holder, type Parent } from "./holders.ts";
import { fieldOf, type Link, linkFaults, linksOf, parentOf } from "./links.ts";

type At = readonly (string | number)[];

/** Writes a key into the record, or takes it out, and logs it where a log is kept. */
function write(holder: Holder, parent: Parent, body: JsonObject, key: number | undefined, call: Call): void {
  const field = fieldOf(body.dimensionNumber);
  const from = parent.record[field] as number | undefined;
  holder.write?.(call.agreement, parent, { [field]: key });
  if (holder.path !== "/dimension-data/booked-entries") return;
  logChange(call, {
    entryNumber: parent.key.entryNumber ?? 0,
    dimension: body.dimensionNumber as number,
    ...(from === undefined ? {} : { dimensionKeyFrom: from }),
    ...(key === undefined ? {} : { dimensionKeyTo: key }),
  });
}

function save(holder: Holder, body: JsonObject, at: At, adding: boolean, call: Call): void {
  const faults = linkFaults(holder, body, at, adding, call);
  if (faults.length > 0) throw invalid(...faults);
  const parent = parentOf(holder, body, call);
  if (parent !== undefined) write(holder, parent, body, body.dimensionKey as number, call);
}

/** The link that a body names by its record and its dimension; 404 when there is none. */
function found(
  holder: Holder,
  body: JsonObject,
  call: Call,
): { readonly parent: Parent; readonly link: Link } {
  const parent = parentOf(holder, body, call);
  const link =
    parent && linksOf(parent, call).find(({ dimensionNumber }) => dimensionNumber === body.dimensionNumber);
  if (parent === undefined || link === undefined) throw notFound();
  return { parent, link };
}

function change(holder: Holder, body: JsonObject, at: At, call: Call): void {
  const { link } = found(holder, body, call);
  if (body.objectVersion !== link.objectVersion) throw stale();
  save(holder, body, at, false, call);
}

const itemsOf = (call: Call): readonly JsonObject[] => {
  const { items } = objectBody(call.body);
  return Array.isArray(items) ? (items as readonly JsonObject[]) : [];
};

const handlers = (
  holder: Holder,
): Record<"create" | "createBulk" | "replace" | "replaceBulk" | "remove", Handler> => ({
  create: (call): Answer => {
    const body = objectBody(call.body);
    save(holder, body, [], true, call);
    return { status: 201, body: { dimensionNumber: body.dimensionNumber }, location: call.path };
  },
  createBulk: (call): Answer => {
    const items = itemsOf(call);
    atomically(call, () => {
      for (const [index, item] of items.entries()) save(holder, item, ["items", index], true, call);
    });
    return { status: 201, body: { dimensionNumbers: items.map((item) => item.dimensionNumber) } };
  },
  replace: (call) => {
    change(holder, objectBody(call.body), [], call);
    return empty();
  },
  replaceBulk: (call) => {
    const items = itemsOf(call);
    // Versions are those the caller has read: two links of one record may be changed in one call.
    for (const item of items) {
      if (found(holder, item, call).link.objectVersion !== item.objectVersion) throw stale();
    }
    atomically(call, () => {
      for (const [index, item] of items.entries()) save(holder, item, ["items", index], false, call);
    });
    return empty();
  },
  // The body names the link: there is nothing in the path to do so (O-40).
  remove: (call) => {
    const body = objectBody(call.body);
    write(holder, found(holder, body, call).parent, body, undefined, call);
    return empty();
  },
});

const resourceOf = (holder: Holder): Resource =>
  resource<Link>({
    kind: kind<Link>(`links of ${holder.path}`, ...holder.keys, "dimensionNumber"),
    faces: [
      {
        document: "dimensions",
        path: holder.path,
        projection: projection(
          Object.fromEntries(
            [...holder.keys, "dimensionNumber", "dimensionKey", "isDistribution", "objectVersion"].map(
              (name) => [name, readOnly(name)],
            ),
          ),
          SERVICE,
        ),
        rows: (call) => holder.parents(call.agreement).flatMap((parent) => linksOf(parent, call)),
        ...(holder.write === undefined ? {} : { actions: handlers(holder) }),
      },
    ],
  });

/** Links of every kind of record, one collection each. */
export const dimensionDataResources: readonly Resource[] = HOLDERS.map(resourceOf);
