import type { EconomicServices } from "../../src/types/index.ts";

/** The client, only for types: `pnpm types` compiles the files of this folder, and nothing runs them. */
export declare const economic: EconomicServices;
