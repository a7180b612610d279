import type { MockSettings } from "../../../settings/options.ts";
import { webhooksOption } from "../../forward-webhooks.ts";
import { latencyIn } from "../../latency-range.ts";
import type { InterfaceHandlers, Schemas } from "../call.ts";
import { interfaceDocument } from "../document/index.ts";
import type { Emulator } from "../emulator.ts";
import { InterfaceFailure, inWords } from "../failure.ts";
import { clockView, optionsView, rulingsView } from "../views/settings.ts";

type Operations =
  | "readOverview"
  | "readDocument"
  | "readHealth"
  | "readEvents"
  | "readOptions"
  | "changeOptions"
  | "readRulings"
  | "changeRulings"
  | "resetAll";

export function serverHandlers(emulator: Emulator): InterfaceHandlers<Operations> {
  const { core, inside, events } = emulator;
  const options = () => optionsView(inside.options, emulator.seed);
  const configure = (settings: MockSettings) => {
    inWords(() => inside.configure(settings));
    events.send("options", () => ({}));
  };
  return {
    readOverview: ({ origin }) => ({
      version: emulator.version,
      url: origin,
      rest: `${origin}/restapi.e-conomic.com`,
      services: `${origin}/apis.e-conomic.com`,
      seed: emulator.seed,
      persisted: emulator.isPersisted,
      clock: clockView(core.clock),
      agreements: inside.tenants.all().size,
      requests: core.requests.length,
    }),
    readDocument: () => ({ ...interfaceDocument }),
    readHealth: () => ({ status: "ok" }),
    readEvents: ({ signal }) => events.stream(signal, emulator.version),
    readOptions: options,
    changeOptions: ({ body }) => {
      configure(inWords(() => settingsOf(body)));
      return options();
    },
    readRulings: () => rulingsView(inside.options.rulings),
    changeRulings: ({ body }) => {
      configure({ rulings: { ...inside.options.rulings, ...body } });
      return rulingsView(inside.options.rulings);
    },
    resetAll: () => {
      core.reset();
      emulator.log.clear();
      events.send("reset", () => ({}));
      return undefined;
    },
  };
}

/** Converts options from the interface's JSON to the mock's own form. */
export function settingsOf({ latency, webhooks, ...rest }: Schemas["OptionChanges"]): MockSettings {
  if (typeof latency === "object" && latency.to < latency.from)
    throw new InterfaceFailure(422, `latency: ${latency.to} is less than ${latency.from}.`);
  return {
    ...rest,
    ...(latency === undefined ? {} : { latency: typeof latency === "object" ? latencyIn(latency) : latency }),
    ...(webhooks === undefined ? {} : { webhooks: webhooksOption(webhooks) }),
  };
}
