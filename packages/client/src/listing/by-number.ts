import { readPaged } from "./read-paged.ts";
import { readRest } from "./read-rest.ts";
import type { MakeReader } from "./reader.ts";

/** Reads by page number, with every check that can detect a shift of items between pages. */
export const readByNumber: MakeReader = (reading) =>
  reading.baseUrl === undefined ? readPaged(reading) : readRest(reading, reading.baseUrl);
