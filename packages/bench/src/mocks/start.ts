/** How long a test file waits for the mocks with the company seed: once in a process, process start and import aside. */
import { report } from "../lib/report.ts";
import { headers, surfaces } from "./surfaces.ts";

const before = performance.now();
const { createEconomicMock } = await import("@org/visma-economic-mocks");
const imported = performance.now();
const mock = createEconomicMock({ seed: "company" });
mock.listen();
const { length } = mock.agreement().customers.all();
const started = performance.now();
if (length === 0) throw new Error("the company seed has no customers: nothing was planted");
const response = await fetch(surfaces.REST, { headers });
await response.json();
const answered = performance.now();
mock.close();

report(
  {
    name: "mocks: start with the company seed, listening and planted",
    unit: "ms",
    limit: 150,
    values: [started - imported],
  },
  { name: "mocks: import of the module, msw included", unit: "ms", values: [imported - before] },
  { name: "mocks: first answer after the start", unit: "ms", values: [answered - started] },
);
