/** The process in which the snippets of the documentation run, one after the other, each in a world of its own. */
import { createEconomicMock } from "@org/visma-economic-mocks";

/** Of a snippet that has ended: what it printed, and what it threw. */
export interface Ended {
  error?: string;
}

const rejections: unknown[] = [];
process.on("unhandledRejection", (reason) => rejections.push(reason));
process.on("message", async (file: string) => {
  const error = await run(file);
  process.send?.(error === undefined ? {} : { error });
});

let count = 0;
const { env } = process;

/** Imports a snippet where every e-conomic host is a fresh mock; returns the stack of what it threw. */
async function run(file: string): Promise<string | undefined> {
  count += 1;
  // Budgets and keys are the agreement's, so that each snippet has an agreement of its own.
  process.env = {
    ...env,
    ECONOMIC_APP_SECRET_TOKEN: "snippet-secret",
    ECONOMIC_AGREEMENT_GRANT_TOKEN: `snippet-grant-${count}`,
  };
  const mock = createEconomicMock({ seed: "company" });
  // A server of a snippet is asked by the snippet itself.
  mock.listen({ allow: ["http://127.0.0.1"] });
  try {
    await import(file);
    // A rejection that nobody handles is reported after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    if (rejections.length > 0) throw rejections[0];
    const code = Number(process.exitCode ?? 0);
    return code === 0 ? undefined : `It set the exit code to ${code}.`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    mock.close();
    rejections.length = 0;
    process.exitCode = undefined;
  }
}
