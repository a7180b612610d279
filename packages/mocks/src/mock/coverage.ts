import { domains as allDomains } from "../behaviour/index.ts";
import { createEngine, type Fidelity } from "../engine/create-engine.ts";
import { documents as allDocuments } from "../table/tables.ts";
import type { Method } from "../table/types.ts";

/** How the mocks answer one operation. */
export interface CoverageRow {
  readonly document: string;
  readonly method: Method;
  readonly path: string;
  /**
   * - `behaviour`: code written for this operation;
   * - `stateful`: records that both surfaces share, with checks;
   * - `derived`: records kept as published, with rules read from the specification;
   * - `shaped`: no state, an answer in the shape of its schema.
   */
  readonly fidelity: Fidelity;
}

/** Lists every operation of the specifications and how the mocks answer it, in the order of the specifications. */
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
