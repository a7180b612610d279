import { textPdf } from "../pdf/index.ts";
import type { Document, Operation } from "../table/types.ts";
import { type Answer, type Call, empty, file, type Handler } from "./call.ts";
import { candidatesOf, shapeOf } from "./candidates.ts";
import { handlerOf } from "./default-actions.ts";
import { deriveBinding } from "./derive-binding.ts";
import type { Binding } from "./find-record.ts";
import type { ReferringField } from "./mock-context.ts";
import type { Domain } from "./resource.ts";
import { sampleAnswer } from "./sample-answer.ts";

/**
 * How an operation is answered: by a domain's own code, by its resource, by a resource derived from the schema, or only
 * in the shape of its schema.
 */
export type Fidelity = "behaviour" | "stateful" | "derived" | "shaped";

export interface Served {
  readonly fidelity: Fidelity;
  readonly handler: Handler;
  /** The resource and endpoint, when the operation works on one. */
  readonly binding?: Binding;
}

/** Finds the handler of every operation. */
export interface Engine {
  serve(document: Document, operation: Operation): Served;
  /**
   * Lists the fields of other records that hold keys of this kind. Fields that allow the deletion of the record that
   * they name are left out.
   */
  referencesTo(kind: string): readonly ReferringField[];
  readonly domains: readonly Domain[];
}

/** Makes an engine for the domains. It looks up an operation when the first request needs it. */
export function createEngine(domains: readonly Domain[]): Engine {
  const operations = new Map(
    domains.flatMap((domain) =>
      Object.entries(domain.operations ?? {}).map(([name, handler]) => [shapeOf(name), handler] as const),
    ),
  );
  const endpoints = new Map<string, Binding>();
  const references = new Map<string, ReferringField[]>();
  for (const resource of domains.flatMap((domain) => domain.resources ?? [])) {
    for (const endpoint of resource.endpoints) {
      endpoints.set(`${endpoint.document} ${shapeOf(endpoint.path)}`, { resource, endpoint });
      if (endpoint.pagedPath !== undefined)
        endpoints.set(`${endpoint.document} ${shapeOf(endpoint.pagedPath)}`, { resource, endpoint });
    }
    for (const [field, reference] of Object.entries(resource.references ?? {})) {
      if (reference === undefined || reference.allowsDelete === true) continue;
      const slot = references.get(reference.kind.name);
      if (slot === undefined) references.set(reference.kind.name, [{ kind: resource.kind, field }]);
      else slot.push({ kind: resource.kind, field });
    }
  }
  const derived = new Map<string, Binding | undefined>();
  const served = new Map<Operation, Served>();

  const derive = (document: Document, collection: string): Binding | undefined => {
    const name = `${document.document} ${collection}`;
    if (!derived.has(name)) derived.set(name, deriveBinding(document, collection));
    return derived.get(name);
  };

  const find = (document: Document, operation: Operation): Served => {
    const own = operations.get(`${document.document} ${operation.method} ${shapeOf(operation.path)}`);
    const candidates = candidatesOf(operation);
    for (const { collection, action } of candidates) {
      const binding = endpoints.get(`${document.document} ${collection}`);
      if (binding === undefined) continue;
      return {
        fidelity: own === undefined ? "stateful" : "behaviour",
        handler: own ?? handlerOf(binding, action),
        binding,
      };
    }
    if (own !== undefined) return { fidelity: "behaviour", handler: own };
    for (const { collection, action } of candidates) {
      const binding = derive(document, collection);
      if (binding !== undefined) return { fidelity: "derived", handler: handlerOf(binding, action), binding };
    }
    return { fidelity: "shaped", handler: shaped };
  };

  return {
    domains,
    serve(document, operation) {
      let found = served.get(operation);
      if (found === undefined) {
        found = find(document, operation);
        served.set(operation, found);
      }
      return found;
    },
    referencesTo: (kind) => references.get(kind) ?? [],
  };
}

/** Answers an operation without state: with its published success, filled in from the schema. */
function shaped(call: Call): Answer {
  const [status = "200", content] = Object.entries(call.operation.responses)[0] ?? [];
  if (content?.contentType === "application/pdf") {
    return file(textPdf({ title: call.operation.id, pages: [[call.path]] }));
  }
  if (content?.schema === undefined) return empty(Number(status));
  return { status: Number(status), body: sampleAnswer(call, content.schema) };
}
