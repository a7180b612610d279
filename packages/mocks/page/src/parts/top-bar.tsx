import { useState } from "preact/hooks";
import { act } from "../act.ts";
import { type Agreement, api, take } from "../api.ts";
import { formatDay, formatTime } from "../format.ts";
import { go, href } from "../router.ts";
import { useData } from "../use-data.ts";
import { Badge } from "./badge.tsx";
import { Confirm } from "./confirm.tsx";
import { useTicking } from "./use-ticking.ts";

/** Shows the agreement by its company's name, the clock, and the button that restores the seed. */
export function TopBar({ agreements, chosen }: { agreements: readonly Agreement[]; chosen: Agreement }) {
  return (
    <section class="top" aria-label="Agreement and clock">
      <div class="agreement">
        {agreements.length > 1 ? (
          <Chooser agreements={agreements} chosen={chosen} />
        ) : (
          <strong>{chosen.name}</strong>
        )}
        {chosen.settings.readOnly && <Badge tone="warn">read-only</Badge>}
      </div>
      <div class="actions">
        <ClockButtons />
        <ResetButton chosen={chosen} />
      </div>
    </section>
  );
}

function Chooser({ agreements, chosen }: { agreements: readonly Agreement[]; chosen: Agreement }) {
  const choose = (id: string) => go(href([], { agreement: id }));
  return (
    <select
      class="input"
      aria-label="Agreement"
      value={chosen.id}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      {agreements.map(({ id, name, demo }) => (
        <option key={id} value={id}>
          {name} ({demo ? "demo" : id})
        </option>
      ))}
    </select>
  );
}

function ClockButtons() {
  const { data: clock } = useData("clock", () => take(api.GET("/__mock/clock")), ["clock"]);
  const now = useTicking(clock);
  const advance = (by: string, text: string) =>
    act(`The clock moved forward by ${text}.`, () => api.POST("/__mock/clock/advance", { body: { by } }));
  return (
    <fieldset class="clock" aria-label="Clock">
      {now !== undefined && (
        <time dateTime={new Date(now).toISOString()} title="The emulator's clock, in UTC">
          {formatDay(now)} <span class="muted">{formatTime(now)}</span>
        </time>
      )}
      <button type="button" class="button small" onClick={() => advance("1h", "an hour")}>
        + 1 hour
      </button>
      <button type="button" class="button small" onClick={() => advance("1mo", "a month")}>
        + 1 month
      </button>
    </fieldset>
  );
}

function ResetButton({ chosen }: { chosen: Agreement }) {
  const [isAsking, setIsAsking] = useState(false);
  const reset = () => act("Everything is reset to the seed.", () => api.POST("/__mock/reset"));
  return (
    <>
      <button type="button" class="button small" onClick={() => setIsAsking(true)}>
        Reset…
      </button>
      {isAsking && (
        <Confirm
          title="Go back to the seed?"
          text={`The records of ${chosen.name} and of every other agreement, requests, deliveries, faults and keys are lost. The clock goes back to its start.`}
          action="Reset everything"
          onConfirm={reset}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
