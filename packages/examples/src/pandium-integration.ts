/**
 * An integration that runs on Pandium: it hands on every invoice that was booked since its last run.
 *
 * Pandium starts it with the tokens and the run's context in its environment. What it prints to stdout, one line of JSON
 * at the end, is given to the next run; everything it has to say goes to stderr, which users can read; a non-zero exit
 * code fails the run, and then stdout stays empty so that the next run begins where the last good one ended.
 */
import { byKey, economicFromEnv, isEconomicError, observe } from "@org/visma-economic";

/** What one run leaves to the next. */
interface State {
  lastBookedInvoiceNumber: number;
}

const { env } = process;
const log = (text: string): void => console.error(text);

/** Absent on the first run; older installations spell the name otherwise. */
function readState(): State {
  const text = env.PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT ?? env.PAN_CTX_LAST_SUCESSFUL_RUN_STDOUT ?? "";
  const state: Partial<State> = text.trim() === "" ? {} : JSON.parse(text);
  return { lastBookedInvoiceNumber: state.lastBookedInvoiceNumber ?? 0 };
}

const economic = economicFromEnv({
  warn: log,
  hooks: observe({
    onRetry: ({ method, path, delayMs }) => log(`${method} ${path} again in ${Math.ceil(delayMs / 1000)} s`),
  }),
});

/** The choices that the user gets for the setting `journal`: they replace its definition in the configuration's schema. */
async function journalChoices(): Promise<{ const: string; title: string }[]> {
  const journals = await economic.rest.list("/journals").toArray();
  return journals.map(({ journalNumber, name }) => ({ const: String(journalNumber), title: name ?? "" }));
}

/** Hands on what is new. A run that a webhook set off does the same: what the webhook says is only a hint. */
async function handOnInvoices({ lastBookedInvoiceNumber }: State): Promise<State> {
  let last = lastBookedInvoiceNumber;
  const invoices = economic.rest.list("/invoices/booked", {
    filter: { bookedInvoiceNumber: { gt: last } },
    by: byKey("bookedInvoiceNumber"),
  });
  for await (const { bookedInvoiceNumber, grossAmount, currency } of invoices) {
    log(`Invoice ${bookedInvoiceNumber}: ${grossAmount} ${currency}`);
    last = bookedInvoiceNumber ?? last;
  }
  return { lastBookedInvoiceNumber: last };
}

try {
  const state = readState();
  log(`Run of ${env.PAN_CTX_TENANT_NAME ?? "an unnamed tenant"}, mode ${env.PAN_CTX_RUN_MODE ?? "normal"}`);
  // Both kinds of run share stdout: an init run carries the state over.
  const output =
    env.PAN_CTX_RUN_MODE === "init"
      ? { ...state, journal: await journalChoices() }
      : await handOnInvoices(state);
  process.stdout.write(`${JSON.stringify(output)}\n`);
} catch (error) {
  // Messages hold no tokens, and tell what to do.
  log(isEconomicError(error) ? error.message : String(error));
  process.exitCode = 1;
}
