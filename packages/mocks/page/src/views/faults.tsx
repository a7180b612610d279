import { useState } from "preact/hooks";
import { act } from "../act.ts";
import { api, type Fault, type FaultRule, take } from "../api.ts";
import { type Effect, effects, pathsOf, ruleText } from "../fault-effects.ts";
import { Badge } from "../parts/badge.tsx";
import { Card } from "../parts/card.tsx";
import { Empty } from "../parts/empty.tsx";
import { Failure } from "../parts/failure.tsx";
import { Heading } from "../parts/heading.tsx";
import { useData } from "../use-data.ts";

/** Arms and disarms faults. */
export function FaultsView() {
  const { data, error } = useData("faults", () => take(api.GET("/__mock/faults")), ["faults", "request"]);
  return (
    <>
      <Heading title="Faults" text="An armed fault hits the next request that matches.">
        {data !== undefined && data.armed.length > 0 && (
          <button type="button" class="button" onClick={clear}>
            Disarm all
          </button>
        )}
      </Heading>
      <Failure text={error} />
      <div class="columns">
        <ArmForm />
        <Card class="half" title="Armed" isFlush>
          {data !== undefined && data.armed.length === 0 ? (
            <Empty title="Nothing is armed">
              <p>Every request gets its real answer. Choose a fault in the form beside this.</p>
            </Empty>
          ) : (
            <ul class="rows">
              {data?.armed.map((fault) => (
                <Armed key={fault.id} fault={fault} />
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}

function clear(): void {
  void act("All faults are disarmed.", () => api.DELETE("/__mock/faults"));
}

function ArmForm() {
  const [effect, setEffect] = useState<Effect>(effects[0]);
  const [method, setMethod] = useState("");
  const [path, setPath] = useState("");
  const [times, setTimes] = useState("1");
  const arm = (event: SubmitEvent) => {
    event.preventDefault();
    const rule: FaultRule = {
      effect: effect.effect,
      ...(method === "" ? {} : { method }),
      ...pathsOf(path),
      times: times === "always" ? "always" : Number(times),
    };
    void act(`Armed: ${effect.title}.`, () => api.POST("/__mock/faults", { body: rule }));
  };
  return (
    <Card class="half" title="Arm a fault">
      <form class="form" onSubmit={arm}>
        <fieldset class="choices">
          <legend>What happens</legend>
          {effects.map((one) => (
            <label key={one.title} class="choice">
              <input type="radio" name="effect" checked={one === effect} onChange={() => setEffect(one)} />
              <span>
                <strong>{one.title}</strong>
                <span class="muted">{one.text}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="form-row">
          <label class="field">
            <span>Method</span>
            <select
              class="input"
              value={method}
              onChange={({ currentTarget }) => setMethod(currentTarget.value)}
            >
              <option value="">Any</option>
              {["GET", "POST", "PUT", "PATCH", "DELETE"].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
          <label class="field grows">
            <span>Path contains</span>
            <input
              class="input"
              value={path}
              placeholder="any path, or /customers"
              onInput={({ currentTarget }) => setPath(currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>How often</span>
            <select
              class="input"
              value={times}
              onChange={({ currentTarget }) => setTimes(currentTarget.value)}
            >
              <option value="1">once</option>
              <option value="3">3 times</option>
              <option value="10">10 times</option>
              <option value="always">always</option>
            </select>
          </label>
        </div>
        <p class="actions">
          <button type="submit" class="button primary">
            Arm
          </button>
        </p>
      </form>
    </Card>
  );
}

function Armed({ fault: { id, rule, hits, times, spent } }: { fault: Fault }) {
  const disarm = () =>
    act(`Fault ${id} is disarmed.`, () =>
      api.DELETE("/__mock/faults/{fault}", { params: { path: { fault: id } } }),
    );
  return (
    <li>
      <span>
        <strong>{ruleText(rule)}</strong>
        <span class="muted mono">
          {rule.method ?? "any method"} {rule.path ?? rule.pathPattern ?? "any path"}
        </span>
      </span>
      <span class="actions">
        <Badge tone={spent ? "plain" : hits > 0 ? "warn" : "accent"}>
          {hits} of {times === "always" ? "all" : times}
        </Badge>
        <button type="button" class="button small" aria-label={`Disarm fault ${id}`} onClick={disarm}>
          Disarm
        </button>
      </span>
    </li>
  );
}
