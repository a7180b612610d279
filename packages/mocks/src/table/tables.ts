import { documents as generated } from "../generated/tables.ts";
import type { Document } from "./types.ts";

/** Every published operation of e-conomic, by document. */
export const documents: readonly Document[] = generated as unknown as readonly Document[];
