/**
 * One lane of `one-entity.ts`: makes as many GETs as the parent process asks for, and reports how long they took.
 *
 * lane.ts mock|bare msw|msw-2 REST|service
 */
import { lane } from "../lib/paired.ts";
import { useMswTwo } from "../lib/use-msw-two.ts";
import { headers, surfaces } from "./surfaces.ts";

const [kind, msw, surface = ""] = process.argv.slice(2);
if (msw === "msw-2") useMswTwo();
const url = Object.entries(surfaces).find(([name]) => name === surface)?.[1];
if (url === undefined) throw new Error(`There is no surface "${surface}".`);

// The imports are dynamic, because the version of msw has to be chosen before msw is imported.
const { createEconomicMock } = await import("@org/visma-economic-mocks");
const { HttpResponse, http } = await import("msw");
const { setupServer } = await import("msw/node");

// The mock's clock stands still, so the usual bucket of the rate limit would be empty after 3,333 calls. Calls are
// charged to this larger bucket as well, so its work is measured.
const mock = createEconomicMock({ seed: "company", rateLimit: { limit: 1_000_000_000 } });
if (kind === "mock") mock.listen();
else {
  const body = await (await mock.fetch(url, { headers })).json();
  setupServer(http.get(url, () => HttpResponse.json(body))).listen();
}

const run = lane(async () => {
  const response = await fetch(url, { headers });
  if (response.status !== 200) throw new Error(`${response.status} from ${url}`);
  return response.json();
});
process.on("message", async (calls) => process.send?.(await run(Number(calls))));
process.on("disconnect", () => process.exit());
