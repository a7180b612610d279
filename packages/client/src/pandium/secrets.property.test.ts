import fc from "fast-check";
import { expect, test } from "vitest";
import { ValidationError } from "../index.ts";
import { pandiumRun, type RunLog } from "../pandium.ts";
import { fakeProcess, secrets } from "../testing/pandium.ts";
import { runs } from "../testing/runs.ts";

/** A text that nobody can guess, of 8 or more characters, with characters that some forms escape. */
const planted = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
      fc.constantFrom(..."-_/+=.:?&%\"'\\ {}$*()[]|^<>\n\tæøåÆ€é😀"),
    ),
    minLength: 12,
    maxLength: 60,
  })
  .map((text) => `p${text}q`);

/** The ways in which a program may write a text. */
const ways: Record<string, (log: RunLog, text: string) => void> = {
  message: (log, text) => log.info(`The shop is ${text}.`),
  details: (log, text) => log.warn("The shop", { url: text, list: [{ [text]: text }] }),
  json: (log, text) => log.info(JSON.stringify({ url: text })),
  url: (log, text) => log.info(`https://shop.example/?q=${encodeURIComponent(text)}`),
  lines: (log, text) => log.error(text, text),
  error: (log, text) => log.error("It failed", new Error(`no ${text}`, { cause: new Error(text) })),
  thrown: (_, text) => {
    throw new Error(`no ${text}`, { cause: new TypeError(text) });
  },
  refused: (_, text) => {
    throw new ValidationError(`refused ${text}`, { errors: [{ message: text, value: text }], body: text });
  },
  primitive: (_, text) => {
    throw text;
  },
};

test("no log line and no error shows a secret or a setting in any form", async () => {
  const names = fc.constantFrom(
    "PAN_SEC_SHOP_KEY",
    "PAN_CFG_SHOP_URL",
    "PAN_SEC_DATABASE_URL",
    "PAN_CFG_TEXT",
  );
  const way = fc.constantFrom(...Object.keys(ways));
  await fc.assert(
    fc.asyncProperty(names, planted, way, async (name, text, how) => {
      const { process, printed } = fakeProcess({ ...secrets, [name]: text });
      const main = (run: { log: RunLog; finish(output: object): void }) => {
        ways[how]?.(run.log, text);
        run.finish({});
      };
      await pandiumRun({ process, logLevel: "debug", main });
      const seen = printed.stdout + printed.stderr;
      for (const form of [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text)])
        expect(seen).not.toContain(form);
    }),
    { numRuns: runs(400) },
  );
});

test("neither token is shown by a log line or an error", async () => {
  const way = fc.constantFrom(...Object.keys(ways));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.values(secrets)), way, async (token, how) => {
      const { process, printed } = fakeProcess(secrets);
      const main = (run: { log: RunLog; finish(output: object): void }) => {
        ways[how]?.(run.log, token);
        run.finish({});
      };
      await pandiumRun({ process, logLevel: "debug", main });
      expect(printed.stdout + printed.stderr).not.toContain(token);
    }),
    { numRuns: runs(100) },
  );
});
