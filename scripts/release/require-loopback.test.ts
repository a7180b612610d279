import { describe, expect, test } from "vitest";
import { requireLoopback } from "./require-loopback.ts";

describe("a dry release publishes to this machine only", () => {
  test.each(["http://127.0.0.1:4873/", "http://localhost:4873", "http://[::1]:1/", "http://127.9.8.7/"])(
    "%s is accepted",
    (registry) => expect(() => requireLoopback(registry)).not.toThrow(),
  );

  test.each(["https://registry.test/", "http://127.0.0.1.test/", "http://localhost.test/", "undefined", ""])(
    "%j is refused with what to set",
    (registry) => expect(() => requireLoopback(registry)).toThrow("pnpm_config_registry"),
  );
});
