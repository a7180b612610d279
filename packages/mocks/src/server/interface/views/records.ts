/** Records as they are stored, with what the surfaces show of them and where they lead. */

import type { Answer, Call } from "../../../engine/call.ts";
import { parametersOf } from "../../../engine/candidates.ts";
import type { Engine } from "../../../engine/create-engine.ts";
import type { Binding } from "../../../engine/find-record.ts";
import { Refusal } from "../../../errors/refusal.ts";
import type { MockInside } from "../../../mock/mock-core.ts";
import { encodeRestKey } from "../../../routing/path-keys.ts";
import type { Agreement } from "../../../store/agreement.ts";
import type { Entity, Key } from "../../../store/entity.ts";
import { type Kind, keyOf } from "../../../store/kind.ts";
import { type Document, type Operation, surfaceOf } from "../../../table/types.ts";
import type { Schemas } from "../call.ts";
import { kindsOf } from "../kinds-of.ts";

/** A GET of one record on a surface. */
interface SingleGet {
  readonly document: Document;
  readonly operation: Operation;
  readonly binding: Binding;
}

const singleGets = new WeakMap<Engine, ReadonlyMap<string, readonly SingleGet[]>>();

/** By kind the operations that answer one record of it. */
function singleGetsOf(
  engine: Engine,
  documents: readonly Document[],
): ReadonlyMap<string, readonly SingleGet[]> {
  let found = singleGets.get(engine);
  if (found === undefined) {
    const all = documents.flatMap((document) =>
      document.operations.flatMap((operation): SingleGet[] => {
        const { binding } = engine.serve(document, operation);
        return binding !== undefined && isSingleGet(operation, binding)
          ? [{ document, operation, binding }]
          : [];
      }),
    );
    found = grouped(all, ({ binding }) => binding.resource.kind.name);
    singleGets.set(engine, found);
  }
  return found;
}

function grouped<T>(items: readonly T[], by: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(by(item));
    if (group === undefined) groups.set(by(item), [item]);
    else group.push(item);
  }
  return groups;
}

const isSingleGet = ({ method, listing, path }: Operation, { endpoint }: Binding): boolean =>
  method === "GET" &&
  listing === undefined &&
  path.startsWith(`${endpoint.path}/`) &&
  /^(\/\{\w+\})+$/.test(path.slice(endpoint.path.length));

/** The parameters of an operation's path that name a record, in their order. */
function pathParameters(
  { operation, binding: { endpoint, resource } }: SingleGet,
  record: Entity,
): Record<string, Key> {
  const scope = parametersOf(endpoint.path);
  const key = endpoint.key ?? resource.kind.key;
  const names = parametersOf(operation.path);
  const offset = key.length - (names.length - scope.length);
  return Object.fromEntries(
    names.map((name, at) => {
      const owner = scope[at];
      const field =
        owner === undefined ? (key[at - scope.length + offset] ?? name) : (endpoint.scope?.[owner] ?? owner);
      return [name, record[field] as Key];
    }),
  );
}

/** Asks an operation as a request would, with nothing charged, logged or refused for want of a module. */
export function ask(
  inside: MockInside,
  engine: Engine,
  agreement: Agreement,
  origin: string,
  { document, operation }: Pick<SingleGet, "document" | "operation">,
  params: Readonly<Record<string, Key>>,
): { readonly path: string; readonly answer: Answer | Promise<Answer> } {
  const surface = surfaceOf(document);
  const basePath = surface === "rest" ? "" : `/${document.service}/v${document.version}`;
  const encode = surface === "rest" ? encodeRestKey : encodeURIComponent;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encode(params[name] ?? ""));
  const call: Call = {
    mock: inside.mock,
    agreement,
    surface,
    document,
    operation,
    version: document.version,
    base: `${origin}/${document.host}${basePath}`,
    linkSuffix: "",
    now: inside.clock.now(),
    method: "GET",
    rulings: inside.options.rulings,
    params,
    query: new URLSearchParams(),
    path,
    search: "",
    body: undefined,
    requestId: "",
    accept: null,
    form: () => Promise.resolve(new FormData()),
  };
  return { path: `${basePath}${path}`, answer: engine.serve(document, operation).handler(call) };
}

/** What a surface answers for a record; null where it does not show it. */
async function surfaceView(
  inside: MockInside,
  engine: Engine,
  agreement: Agreement,
  origin: string,
  gets: readonly SingleGet[],
  record: Entity,
): Promise<Schemas["SurfaceView"] | null> {
  for (const get of gets) {
    const params = pathParameters(get, record);
    if (Object.values(params).some((part) => part === undefined)) continue;
    try {
      const { path, answer } = ask(inside, engine, agreement, origin, get, params);
      const { body } = await answer;
      return { document: get.document.document, path, body };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return null;
}

/** The kinds that a field alone identifies, where its name says of which kind it is: `customerNumber`. */
function kindsByKeyField(kinds: Iterable<Kind>): ReadonlyMap<string, Kind> {
  const owners = grouped(
    [...kinds].filter(({ key }) => key.length === 1 && key[0] !== "number"),
    ({ key }) => key[0] ?? "",
  );
  return new Map(
    [...owners].flatMap(([field, [owner, ...more]]) =>
      owner === undefined || more.length > 0 ? [] : [[field, owner] as const],
    ),
  );
}

/** The fields of a kind that hold keys of other kinds: those that are declared, and those that are called like one. */
function referencesFrom(
  engine: Engine,
  kinds: ReadonlyMap<string, Kind>,
  kind: Kind,
): ReadonlyMap<string, Kind> {
  const resources = engine.domains.flatMap((domain) => domain.resources ?? []);
  const declared = resources
    .filter((resource) => resource.kind.name === kind.name)
    .flatMap((resource) => Object.entries(resource.references ?? {}))
    .flatMap(([field, reference]) => (reference === undefined ? [] : [[field, reference.kind] as const]));
  const named = [...kindsByKeyField(kinds.values())].filter(([field]) => !kind.key.includes(field));
  return new Map([...named, ...declared]);
}

/** The records that a record names. */
function linksOf(
  engine: Engine,
  agreement: Agreement,
  kind: Kind,
  record: Entity,
): Schemas["RecordView"]["links"] {
  const references = referencesFrom(engine, kindsOf(engine, agreement), kind);
  return [...references].flatMap(([field, target]) => {
    const key = record[field];
    const isKey = typeof key === "string" || typeof key === "number";
    return isKey && agreement.table(target).has(key) ? [{ field, kind: target.name, key: String(key) }] : [];
  });
}

/** The records that name a record. */
function referencesTo(
  engine: Engine,
  agreement: Agreement,
  kind: Kind,
  key: Key,
): Schemas["RecordView"]["referencedBy"] {
  const kinds = kindsOf(engine, agreement);
  return [...kinds.values()].flatMap((other) => {
    const table = agreement.table(other);
    if (table.size === 0) return [];
    return [...referencesFrom(engine, kinds, other)]
      .filter(([, target]) => target.name === kind.name)
      .map(([field]) => ({ field, records: table.by(field, key) }))
      .filter(({ records }) => records.length > 0)
      .map(({ field, records }) => ({
        kind: other.name,
        field,
        count: records.length,
        keys: records.slice(0, 20).map((record) => String(keyOf(other, record))),
      }));
  });
}

/** Everything that there is to see of a record, but for the record itself. */
export async function recordSurroundings(
  inside: MockInside,
  engine: Engine,
  agreement: Agreement,
  origin: string,
  kind: Kind,
  record: Entity,
): Promise<Pick<Schemas["RecordView"], "rest" | "service" | "links" | "referencedBy">> {
  const gets = singleGetsOf(engine, inside.documents).get(kind.name) ?? [];
  const on = (surface: "rest" | "apis") =>
    surfaceView(
      inside,
      engine,
      agreement,
      origin,
      gets.filter(({ document }) => surfaceOf(document) === surface),
      record,
    );
  return {
    rest: await on("rest"),
    service: await on("apis"),
    links: linksOf(engine, agreement, kind, record),
    referencedBy: referencesTo(engine, agreement, kind, keyOf(kind, record)),
  };
}
