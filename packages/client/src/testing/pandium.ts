import { createEconomicMock } from "@org/visma-economic-mocks";
import { type PandiumRun, type PandiumRunOptions, pandiumRun, type RunProcess } from "../pandium.ts";

type Settings = NonNullable<Parameters<typeof createEconomicMock>[0]>;

/** Secrets that no other text contains. */
export const secrets = {
  PAN_SEC_VISMA_APP_SECRET_TOKEN: "app-secret-0123456789",
  PAN_SEC_VISMA_GRANT_TOKEN: "grant-of-a-run-0123456789",
};

/** Makes a process for one test. */
export function fakeProcess(env: Record<string, string | undefined>) {
  const printed = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof printed) => ({
    write(text: string, done?: (error?: Error | null) => void) {
      printed[name] += text;
      done?.();
    },
  });
  const process: RunProcess = { env, stdout: stream("stdout"), stderr: stream("stderr") };
  return { process, printed };
}

/** The options of a run in a test. */
export interface Start<State> extends Partial<PandiumRunOptions<State>> {
  env?: Record<string, string | undefined>;
  main?: (run: PandiumRun<State>) => unknown;
}

/** Makes a mock, and a function that starts runs against it with its clock and their own streams. */
export function pandiumWith(settings: Settings = {}) {
  const mock = createEconomicMock({ seed: "company", ...settings });
  const clock = {
    now: () => mock.clock.now(),
    sleep: async (ms: number) => mock.clock.advance(ms),
    random: () => 0,
  };
  const start = async <State = undefined>({ env, main, client, ...options }: Start<State> = {}) => {
    const { process, printed } = fakeProcess({ ...secrets, ...env });
    const result = await pandiumRun<State>({
      main: main ?? ((run) => run.finish({})),
      process,
      client: { clock, fetch: (url, init) => mock.fetch(url, init), ...client },
      ...options,
    });
    return { result, ...printed, exitCode: process.exitCode };
  };
  return { mock, start };
}

/** Starts a run, and returns the object that `main` receives. */
export async function runOf(
  env: Record<string, string | undefined>,
  options: Pick<PandiumRunOptions<unknown>, "state"> = {},
): Promise<PandiumRun<unknown>> {
  let given: PandiumRun<unknown> | undefined;
  const main = (run: PandiumRun<unknown>) => {
    given = run;
    run.finish({});
  };
  const { stderr } = await pandiumWith().start<unknown>({ env, main, ...options });
  if (given === undefined) throw new Error(stderr);
  return given;
}
