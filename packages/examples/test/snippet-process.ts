/** The process in which the snippets of the documentation run, one after the other, each with its own mock. */
import { createEconomicMock } from "@org/visma-economic-mocks";

/** The output and the error of a snippet that has ended. */
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

/** Imports a snippet, with a new mock for every e-conomic host. Returns the stack of its error. */
async function run(file: string): Promise<string | undefined> {
  count += 1;
  // Each snippet has its own agreement, because an agreement shares its budget and keys.
  process.env = {
    ...env,
    ECONOMIC_APP_SECRET_TOKEN: "snippet-secret",
    ECONOMIC_AGREEMENT_GRANT_TOKEN: `snippet-grant-${count}`,
  };
  const mock = createEconomicMock({ seed: "company" });
  // A snippet may call its own server.
  mock.listen({ allow: ["http://127.0.0.1"] });
  try {
    await import(file);
    // An unhandled rejection is reported after the microtasks.
    await new Promise((resolve) => setImmediate(resolve));
    if (rejections.length > 0) throw rejections[0];
    const code = Number(process.exitCode ?? 0);
    return code === 0 ? undefined : `The snippet set the exit code to ${code}.`;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    mock.close();
    rejections.length = 0;
    process.exitCode = undefined;
  }
}
