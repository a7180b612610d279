/**
 * The OpenAPI document of the interface under `/__mock/`. Requests are routed and checked by it, its types are generated
 * from it, and a test holds every answer against it.
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
      "Steers the mock over HTTP: what it holds, what it answers, and what goes wrong. Every write needs " +
      "`content-type: application/json`. Tokens are never shown.",
  },
  // The server answers this machine, or whom `--host` lets in.
  security: [],
  servers: [{ url: "/" }],
  paths,
  components: { schemas },
} as const;
