/** `pnpm fidelity`: writes docs/fidelity.md and docs/coverage.md. A test fails when they are out of date. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { citations } from "../fidelity/citations.ts";
import { coverageDocument } from "../fidelity/coverage-document.ts";
import { ledger } from "../fidelity/ledger.ts";

const docs = join(import.meta.dirname, "../docs");
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, "fidelity.md"), ledger(citations()));
writeFileSync(join(docs, "coverage.md"), coverageDocument());
