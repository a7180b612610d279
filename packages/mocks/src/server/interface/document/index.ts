/**
 * The OpenAPI document of the interface under `/__mock/`. It routes and checks requests, the interface's types are generated
 * from it, and a test checks every answer against it.
 */
import { paths } from "./paths.ts";
import { schemas } from "./schemas.ts";

export type { InterfaceOperation, Method, Parameter } from "./paths.ts";
export type { Schema } from "./schema.ts";

export const interfaceDocument = {
  openapi: "3.1.0",
  info: {
    title: "Interface of the e-conomic mock server",
    version: "1.0.0",
    description:
      "Controls the mock over HTTP: its records, its answers and its faults. Every write needs " +
      "`content-type: application/json`. No answer contains a token.",
  },
  // Nobody logs in: the server answers this machine only, unless `--host` lets other machines in.
  security: [],
  servers: [{ url: "/" }],
  paths,
  components: { schemas },
} as const;
