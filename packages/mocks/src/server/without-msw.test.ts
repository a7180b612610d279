import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

const url = (path: string): string => new URL(path, import.meta.url).href;

/** Runs a script in a separate process in which msw cannot be found. */
const run = (script: string): string =>
  execFileSync(
    process.execPath,
    [
      "--input-type=module",
      "--eval",
      `import { registerHooks } from "node:module";
       registerHooks({
         resolve(specifier, context, next) {
           if (/^msw(\\/|$)/.test(specifier)) throw new Error("msw is not installed");
           return next(specifier, context);
         },
       });
       ${script}`,
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );

test("the server runs without msw, which only the handlers need", () => {
  const status = run(`
    const { startServer } = await import(${JSON.stringify(url("./start-server.ts"))});
    const server = await startServer({ port: 0, host: "127.0.0.1" });
    const headers = { "X-AppSecretToken": "secret", "X-AgreementGrantToken": "grant" };
    const answer = await fetch(server.url + "/restapi.e-conomic.com/layouts", { headers });
    console.log(answer.status, server.mock.requests.length);
    await server.close();`);
  expect(status.trim()).toBe("200 1");
  const error = run(
    `await import(${JSON.stringify(url("../mock/mock.ts"))}).catch(({ message }) => console.log(message));`,
  );
  expect(error.trim()).toBe("msw is not installed");
});
