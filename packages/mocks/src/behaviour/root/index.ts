import type { Domain } from "../../engine/resource.ts";
import { getRoot } from "./operations.ts";
import { getSchema } from "./schema-file.ts";

export const rootDomain: Domain = {
  name: "root",
  operations: { "rest GET /": getRoot, "rest GET /schema/{name}.schema.json": getSchema },
};
