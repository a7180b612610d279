/** Shows a record as REST and the services do. */
import type { Answer, Call } from "../../../engine/call.ts";
import { parametersOf } from "../../../engine/candidates.ts";
import type { Engine } from "../../../engine/create-engine.ts";
import type { Binding } from "../../../engine/find-record.ts";
import { Refusal } from "../../../errors/refusal.ts";
import type { MockInside } from "../../../mock/mock-core.ts";
import { encodeKey, encodeRestKey } from "../../../routing/path-keys.ts";
import type { Agreement } from "../../../store/agreement.ts";
import type { Entity, Key } from "../../../store/entity.ts";
import type { Kind } from "../../../store/kind.ts";
import { type Document, type Operation, type Surface, surfaceOf } from "../../../table/types.ts";
import type { Schemas } from "../call.ts";

/** The agreement that records are read from, and the address that links start with. */
export interface Viewpoint {
  readonly inside: MockInside;
  readonly engine: Engine;
  readonly agreement: Agreement;
  /** The address that the caller used, with which links start. */
  readonly origin: string;
}

/** An operation that shows records of a kind. */
interface Showing {
  readonly document: Document;
  readonly operation: Operation;
  readonly binding: Binding;
}

type Params = Readonly<Record<string, Key>>;

/** The operations that answer one record of a kind, and the listings of a kind, by its name. */
interface Showings {
  readonly single: ReadonlyMap<string, readonly Showing[]>;
  readonly listed: ReadonlyMap<string, readonly Showing[]>;
}

const showings = new WeakMap<Engine, Showings>();

function showingsOf({ engine, inside }: Viewpoint): Showings {
  let found = showings.get(engine);
  if (found === undefined) {
    const all = inside.documents.flatMap((document) =>
      document.operations.flatMap((operation): Showing[] => {
        const { binding } = engine.serve(document, operation);
        return binding === undefined || operation.method !== "GET" ? [] : [{ document, operation, binding }];
      }),
    );
    found = { single: byKind(all.filter(isSingle)), listed: byKind(all.filter(isListed)) };
    showings.set(engine, found);
  }
  return found;
}

const isSingle = ({ operation: { listing, path }, binding: { endpoint } }: Showing): boolean =>
  listing === undefined &&
  path.startsWith(`${endpoint.path}/`) &&
  /^(\/\{\w+\})+$/.test(path.slice(endpoint.path.length));

const isListed = ({ operation: { listing, path }, binding: { endpoint } }: Showing): boolean =>
  listing !== undefined && path === endpoint.path;

function byKind(all: readonly Showing[]): ReadonlyMap<string, readonly Showing[]> {
  const kinds = new Map<string, Showing[]>();
  for (const one of all) {
    const { name } = one.binding.resource.kind;
    kinds.set(name, [...(kinds.get(name) ?? []), one]);
  }
  return kinds;
}

/** Returns the path parameters of an operation for a record; undefined if the record lacks one. */
function pathParameters(
  { operation, binding: { endpoint, resource } }: Showing,
  record: Entity,
): Params | undefined {
  const scope = parametersOf(endpoint.path);
  const key = endpoint.key ?? resource.kind.key;
  const names = parametersOf(operation.path);
  const offset = key.length - (names.length - scope.length);
  const params: Record<string, Key> = {};
  for (const [at, name] of names.entries()) {
    const owner = scope[at];
    const field =
      owner === undefined ? (key[at - scope.length + offset] ?? name) : (endpoint.scope?.[owner] ?? owner);
    const value = record[field];
    if (typeof value !== "string" && typeof value !== "number") return undefined;
    params[name] = value;
  }
  return params;
}

/** Makes the call that a request to an operation would make, and its path. */
function callOf(
  { inside, agreement, origin }: Viewpoint,
  { document, operation }: Pick<Showing, "document" | "operation">,
  params: Params,
): { readonly path: string; readonly call: Call } {
  const surface = surfaceOf(document);
  const basePath = surface === "rest" ? "" : `/${document.service}/v${document.version}`;
  const encode = surface === "rest" ? encodeRestKey : encodeKey;
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
  return { path: `${basePath}${path}`, call };
}

/** Answers an operation as it answers a request, but without a charge, a log entry, or checks of role and modules. */
export function ask(
  viewpoint: Viewpoint,
  asked: Pick<Showing, "document" | "operation">,
  params: Params,
): Answer | Promise<Answer> {
  const { call } = callOf(viewpoint, asked, params);
  return viewpoint.engine.serve(asked.document, asked.operation).handler(call);
}

/** Returns a record as a surface answers it by itself or in a listing; null if the surface shows it in neither way. */
export async function surfaceView(
  viewpoint: Viewpoint,
  surface: Surface,
  kind: Kind,
  record: Entity,
): Promise<Schemas["SurfaceView"] | null> {
  const { single, listed } = showingsOf(viewpoint);
  const on = (all: readonly Showing[] = []) => all.filter(({ document }) => surfaceOf(document) === surface);
  for (const showing of on(single.get(kind.name))) {
    const params = pathParameters(showing, record);
    const body = params === undefined ? undefined : await bodyOf(viewpoint, showing, params);
    if (params !== undefined && body !== undefined)
      return { document: showing.document.document, path: callOf(viewpoint, showing, params).path, body };
  }
  for (const showing of on(listed.get(kind.name))) {
    const { endpoint } = showing.binding;
    const { path, call } = callOf(viewpoint, showing, pathParameters(showing, record) ?? {});
    if (endpoint.where?.(record, call) === false) continue;
    return { document: showing.document.document, path, body: endpoint.projection.render(record, call) };
  }
  return null;
}

/** Returns the body of an answer; undefined if the surface refuses the record. */
async function bodyOf(viewpoint: Viewpoint, showing: Showing, params: Params): Promise<unknown> {
  try {
    return (await ask(viewpoint, showing, params)).body;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
