import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { createEconomicMock, OfflineError } from "@org/visma-economic-mocks";
import { senders } from "./senders.mjs";
import { startTrap } from "./trap.mjs";

const { OFFLINE_WAY: way = "plain", OFFLINE_PORT: port = "0" } = process.env;
const major = Number(process.versions.node.split(".")[0]);

const applies = ({ in: environments, since = 0, only, through }, environment) =>
  major >= since &&
  (environments === undefined || environments.includes(environment)) &&
  (only === undefined || only.includes(way)) &&
  (way !== "agent" || through.includes("agent"));

const chain = (error) =>
  error === undefined || error === null
    ? []
    : [error, ...chain(error.cause), ...(error.errors ?? []).flatMap(chain)];

/** Tests Node 20 with msw 3, which fails with every request. `listen()` must say so at once, and nothing is sent. */
export async function tryToListen(environment) {
  const { version } = JSON.parse(
    readFileSync(new URL("node_modules/msw/package.json", import.meta.url), "utf8"),
  );
  if (major >= 22 || version.startsWith("2.")) return runCell(environment);
  try {
    createEconomicMock().listen();
    return [];
  } catch (error) {
    const outcome = error.message.includes("npm install --save-dev msw@2") ? "refused" : "broken";
    const nothing = { left: 0, caught: true, tunnels: [] };
    return [{ sender: "listen()", promised: "refused", outcome, ...nothing, error: error.message }];
  }
}

/**
 * Sends in every way while the mock listens, and again after it is closed. The second time shows that the trap would
 * have caught the request.
 *
 * @returns a row for each sender.
 */
export async function runCell(environment) {
  const trap = await startTrap(Number(port));
  const printed = [];
  const print = console.error;
  console.error = (...parts) => printed.push(parts.join(" "));
  const mock = createEconomicMock({ seed: "company", domains: ["e-conomic.test"] });
  const to = {
    url: `https://restapi.e-conomic.test:${trap.port}/self`,
    proxy: way === "agent" ? `http://proxy.test:${trap.port}` : undefined,
  };
  const attempt = (send) =>
    Promise.race([
      // Some senders throw synchronously.
      Promise.resolve(to)
        .then(send)
        .then(
          (body) => ({ body }),
          (error) => ({ error }),
        ),
      sleep(4000, { error: new Error("nothing happened for 4 seconds") }, { ref: false }),
    ]);
  const rows = [];
  try {
    for (const sender of senders.filter((one) => applies(one, environment))) {
      mock.listen();
      printed.length = 0;
      const { body, error } = await attempt(sender.send);
      // Wait for requests that are still on their way.
      await sleep(20);
      mock.close();
      const left = trap.connections + trap.lookups + trap.targets.length;
      await attempt(sender.send);
      await sleep(20);
      rows.push({
        sender: sender.name,
        promised: sender.promised,
        outcome: outcomeOf(body, error, printed),
        left,
        caught: trap.connections > 0,
        tunnels: trap.targets,
        error: error === undefined ? undefined : chain(error).map(String).join(" <- "),
      });
      Object.assign(trap, { connections: 0, lookups: 0, targets: [] });
    }
  } finally {
    console.error = print;
    trap.close();
  }
  return rows;
}

function outcomeOf(body, error, printed) {
  if (typeof body?.agreementNumber === "number") return "answered";
  if (chain(error).some((one) => one instanceof OfflineError)) return "refused";
  // The classes of browsers report errors as events without a message.
  return error !== undefined && printed.some((line) => line.includes("was refused")) ? "refused" : "broken";
}
