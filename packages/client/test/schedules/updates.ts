import type { FaultRule } from "@org/visma-economic-mocks";
import { type Random, seeded } from "./random.ts";
import { type Client, endingOf, type Report, type Run, rejectionOf, reportOn, worldOf } from "./schedule.ts";

const faultOf = (random: Random): FaultRule => ({
  method: random.pick(["PUT", "PUT", "GET"]),
  effect: random.pick<FaultRule["effect"]>([
    { drop: "before" },
    { drop: "after" },
    { status: 502 },
    { status: 502, acts: true },
    { status: 429, retryAfter: 1 },
    { garble: "html" },
  ]),
  skip: random.integer(0, 6),
  times: random.integer(1, 3),
});

/**
 * Checks RW-8: several writers change one record at once while answers are lost. A change that resolves is in the record once,
 * and no change is in it twice.
 */
export async function updates(run: Run): Promise<Report> {
  const { sdk } = run;
  const { report, check, ended } = reportOn("updates", run.seed);
  const random = seeded(run.seed);
  for (; report.runs < run.runs; report.runs += 1) {
    const whileInFlight = random.pick(["wait", "conflict"] as const);
    const plan = random.list(5, () => faultOf(random));
    const { mock, client } = worldOf(run, { whileInFlight });
    const economic = client({ retry: { maxAttempts: 3 } });
    const { customerNumber: number = 0 } = mock.agreement().customers.add({ name: "-" });
    for (const fault of plan) mock.faults.add(fault);
    const change = (writer: Client, mark: string) =>
      sdk.updateWithVersion(writer.customers, "/Customers/{number}", {
        path: { number },
        change: (customer) => ({ ...customer, name: `${customer.name}${mark}` }),
      });
    const outcomes = await Promise.all(
      ["<1>", "<2>", "<3>", "<4>"].map(async (mark) => ({
        mark,
        error: await rejectionOf(change(economic, mark)),
      })),
    );
    const record = mock
      .agreement()
      .customers.all()
      .find((one) => one.customerNumber === number);
    for (const { mark, error } of outcomes) {
      const times = `${record?.name}`.split(mark).length - 1;
      const ending = endingOf(sdk, error);
      ended(ending);
      const allowed = ending === "resolved" ? [1] : ending === "outcomeUnknown" ? [0, 1] : [0];
      check(allowed.includes(times), `${mark} ended as ${ending} and is there ${times} times`, plan);
      // RW-13: the error has no key for a repetition.
      check(error === undefined || (sdk.isEconomicError(error) && !("key" in error)), `${error}`, plan);
    }
  }
  return report;
}
