/** `pnpm fidelity`: writes docs/fidelity.md, docs/coverage.md and docs/seeds.md. A test fails when they are out of date. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { citations } from "../fidelity/citations.ts";
import { coverageDocument } from "../fidelity/coverage-document.ts";
import { ledger } from "../fidelity/ledger.ts";
import { seedsDocument } from "../fidelity/seeds-document.ts";

const docs = join(import.meta.dirname, "../docs");
mkdirSync(docs, { recursive: true });
writeFileSync(join(docs, "fidelity.md"), ledger(citations()));
writeFileSync(join(docs, "coverage.md"), coverageDocument());
writeFileSync(join(docs, "seeds.md"), await seedsDocument());
