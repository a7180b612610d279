import type { IdempotencyKey } from "../../src/index.ts";
import { type Client, endingOf, type Report, type Run, rejectionOf, reportOn } from "./schedule.ts";

/** A write, with a count of how often it has happened. */
interface Write {
  what: string;
  send: (options: { idempotencyKey?: IdempotencyKey }) => PromiseLike<unknown>;
  happened: () => Promise<number>;
}

/** The most repeats of a write with an unknown outcome under its key. */
const mostRepeats = 60;

/** Makes a client of the mocks' server with the runtime's own `fetch`. Its waits take a millisecond. */
const clientOf = ({ sdk }: Run, url: string): Client =>
  sdk.createEconomic({
    appSecretToken: "secret-of-sockets",
    agreementGrantToken: `grant-of-sockets-${sdk.createIdempotencyKey()}`,
    baseUrls: { rest: `${url}/restapi.e-conomic.com`, apis: `${url}/apis.e-conomic.com` },
    clock: { now: Date.now, sleep: () => new Promise((resolve) => setTimeout(resolve, 1)), random: () => 0 },
    retry: { maxAttempts: 2 },
    dangerouslyAllowBrowser: true,
  });

/** Returns three writes, which make, rename and delete a customer. */
function lifeOf({ rest }: Client, run: number): Write[] {
  const named = (name: string) => rest.list("/customers", { filter: { name: { eq: name } } }).toArray();
  const [first, second] = [`Customer ${run}`, `Renamed ${run}`];
  const body = (name: string) => ({
    name,
    currency: "DKK",
    customerGroup: { customerGroupNumber: 1 },
    paymentTerms: { paymentTermsNumber: 1 },
    vatZone: { vatZoneNumber: 1 },
  });
  let customerNumber = 0;
  return [
    {
      what: "POST",
      send: (options) => rest.post("/customers", { body: body(first), ...options }),
      happened: async () => {
        const there = await named(first);
        customerNumber = there[0]?.customerNumber ?? 0;
        return there.length;
      },
    },
    {
      what: "PUT",
      send: (options) =>
        rest.put("/customers/{customerNumber}", { path: { customerNumber }, body: body(second), ...options }),
      happened: async () => (await named(second)).length,
    },
    {
      what: "DELETE",
      send: (options) => rest.delete("/customers/{customerNumber}", { path: { customerNumber }, ...options }),
      happened: async () => 1 - (await named(second)).length,
    },
  ];
}

/**
 * Checks RW-1: writes over real connections to a server whose answers are lost, on runtimes that repeat a write by themselves.
 * Each write is repeated until it has succeeded, under the same key while its outcome is unknown.
 */
export async function sockets(run: Run & { url: string }): Promise<Report> {
  const { sdk } = run;
  const { report, check, ended } = reportOn("sockets", run.seed);
  const economic = clientOf(run, run.url);
  for (; report.runs < run.runs; report.runs += 1) {
    for (const { what, send, happened } of lifeOf(economic, report.runs)) {
      let options: { idempotencyKey?: IdempotencyKey } = {};
      let ending = "";
      for (let sent = 0; sent < mostRepeats && ending !== "resolved"; sent += 1) {
        const error = await rejectionOf(send(options));
        ending = endingOf(sdk, error);
        ended(ending);
        const isUnknown = sdk.isEconomicError(error, "outcomeUnknown");
        const times = await happened();
        const allowed = ending === "resolved" ? [1] : isUnknown ? [0, 1] : [0];
        check(allowed.includes(times), `${what} ended as ${ending} and happened ${times} times`, { sent });
        options = isUnknown ? { idempotencyKey: sdk.idempotencyKey(error) } : {};
      }
      check(ending === "resolved", `${what} did not succeed in ${mostRepeats} calls`, {});
    }
  }
  return report;
}
