import { domains as allDomains } from "../behaviour/index.ts";
import { createEngine, type Fidelity } from "../engine/create-engine.ts";
import { documents as allDocuments } from "../table/tables.ts";
import type { Method } from "../table/types.ts";

/** How one operation is served. */
export interface CoverageRow {
  readonly document: string;
  readonly method: Method;
  readonly path: string;
  /**
   * - `behaviour`: code of its own;
   * - `stateful`: records shared between the surfaces, with checks;
   * - `derived`: records kept as published, read off the specification;
   * - `shaped`: no state, an answer in the shape of its schema.
   */
  readonly fidelity: Fidelity;
}

/** Every operation of the specifications and how the mocks answer it, in the order of the specifications. */
export function coverage(domains = allDomains, documents = allDocuments): readonly CoverageRow[] {
  const engine = createEngine(domains);
  return documents.flatMap((document) =>
    document.operations.map((operation) => ({
      document: document.document,
      method: operation.method,
      path: operation.path,
      fidelity: engine.serve(document, operation).fidelity,
    })),
  );
}
