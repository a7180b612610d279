import type { InterfaceHandlers } from "../call.ts";
import type { Emulator } from "../emulator.ts";
import { InterfaceFailure, inWords } from "../failure.ts";
import { ruleOf } from "../fault-rule-of.ts";
import { clockView, faultsView, faultView } from "../views/settings.ts";

type Operations =
  | "readClock"
  | "setClock"
  | "advanceClock"
  | "listFaults"
  | "armFault"
  | "clearFaults"
  | "removeFault";

export function timeAndFaultHandlers({ core, events }: Emulator): InterfaceHandlers<Operations> {
  const { clock, faults } = core;
  const moved = () => {
    events.send("clock", () => clockView(clock));
    return clockView(clock);
  };
  const rearmed = () => events.send("faults", () => faultsView(faults));
  return {
    readClock: () => clockView(clock),
    setClock: ({ body: { now, running } }) => {
      if (now !== undefined) inWords(() => clock.set(now));
      if (running === true) clock.start();
      if (running === false) clock.stop();
      return moved();
    },
    advanceClock: ({ body: { by } }) => {
      inWords(() => clock.advance(by));
      return moved();
    },
    listFaults: () => faultsView(faults),
    armFault: ({ body }) => {
      const armed = inWords(() => faults.add(ruleOf(body)));
      rearmed();
      return faultView(armed);
    },
    clearFaults: () => {
      faults.clear();
      rearmed();
      return undefined;
    },
    removeFault: ({ path }) => {
      const armed = faults.armed.find(({ id }) => id === path.fault);
      if (armed === undefined) throw new InterfaceFailure(404, `There is no fault ${path.fault}.`);
      armed.remove();
      rearmed();
      return undefined;
    },
  };
}
