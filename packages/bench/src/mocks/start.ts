/**
 * Measures how long a test file waits for the mocks with the company seed. Each process is measured once, without its
 * start and the import.
 */
import { report } from "../lib/report.ts";
import { headers, surfaces } from "./surfaces.ts";

const before = performance.now();
const { createEconomicMock } = await import("@org/visma-economic-mocks");
const imported = performance.now();
const mock = createEconomicMock({ seed: "company" });
mock.listen();
const { length } = mock.agreement().customers.all();
const started = performance.now();
if (length === 0) throw new Error("The company seed has no customers: it was not loaded.");
const response = await fetch(surfaces.REST, { headers });
await response.json();
const answered = performance.now();
mock.close();

report(
  {
    name: "mocks: start with the company seed, until it listens and has its records",
    unit: "ms",
    limit: 150,
    values: [started - imported],
  },
  { name: "mocks: import of the module, msw included", unit: "ms", values: [imported - before] },
  { name: "mocks: first answer after the start", unit: "ms", values: [answered - started] },
);
