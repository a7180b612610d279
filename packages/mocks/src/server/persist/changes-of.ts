import type { OwnedDelivery } from "../../behaviour/webhooks/deliver.ts";
import type { MockInside } from "../../mock/mock-core.ts";
import { type KeptKey, type KnownKey, keptMs } from "../../pipeline/idempotency.ts";
import type { Tenant } from "../../pipeline/tenant.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { Table } from "../../store/table.ts";
import { recordJson } from "../record-json.ts";
import type { AgreementChange, Change, DeliveryChange, KeyChange, TableChange } from "./change.ts";

/** The most that two clocks of a machine drift apart, in milliseconds. */
const jitter = 5;

/** Finds what has changed in a mock. */
export interface ChangesOf {
  /** Returns the changes since the last call; undefined if there are none. */
  next(): Change | undefined;
  /** Returns the whole state as one change, which replaces all before it. */
  whole(): Change;
  /** Marks a delivery as changed. */
  touch(owned: OwnedDelivery): void;
}

export function changesOf({ clock, tenants, deliveries }: MockInside): ChangesOf {
  /** The id of each agreement at the last call. */
  let known = new Map<Agreement, string>();
  /** The small parts of each agreement at the last call, as JSON. */
  const written = new WeakMap<Agreement, string>();
  let writtenKeys = new WeakSet<KnownKey>();
  let touched = new Set<OwnedDelivery["delivery"]>();
  let first: OwnedDelivery["delivery"] | undefined;
  /** The clock at the last call: its time, or its difference from real time if it runs. */
  let clockWritten = Number.NaN;
  let isRunningWritten = false;

  const clockPlace = () => (clock.isRunning ? clock.now() - Date.now() : clock.now());

  const agreementChange = (tenant: Tenant, isWhole: boolean): AgreementChange | undefined => {
    const { agreement, idempotency } = tenant;
    const isNew = isWhole || !known.has(agreement);
    const small = smallParts(tenant);
    const tables = tableChanges(agreement, isNew);
    const keys = idempotency
      .known()
      .filter((key): key is KeptKey => key.reply !== undefined && !writtenKeys.has(key));
    for (const key of keys) writtenKeys.add(key);
    const text = JSON.stringify(small);
    if (!isNew && keys.length === 0 && Object.keys(tables).length === 0 && written.get(agreement) === text)
      return undefined;
    written.set(agreement, text);
    const recent = keys.filter(({ at }) => clock.now() - at < keptMs);
    return { isNew, ...small, tables, keys: recent.map(keyChange) };
  };

  const collect = (isWhole: boolean): Change => {
    const now = new Map([...tenants.all()].map(([id, { agreement }]) => [agreement, id] as const));
    const renamed = isWhole
      ? []
      : [...known].flatMap(([agreement, before]) => {
          const after = now.get(agreement);
          return after === undefined || after === before ? [] : [[before, after] as const];
        });
    const agreements: Record<string, AgreementChange> = {};
    for (const [id, tenant] of tenants.all()) {
      const change = agreementChange(tenant, isWhole);
      if (change !== undefined) agreements[id] = change;
    }
    const left = new Set([...now.values(), ...renamed.map(([before]) => before)]);
    const gone = isWhole ? [] : [...new Set(known.values())].filter((id) => !left.has(id));
    known = now;
    const isCleared = isWhole || deliveries.sent[0] !== first;
    first = deliveries.sent[0];
    const sent = deliveries.sent.filter((delivery) => isCleared || touched.has(delivery));
    touched = new Set();
    clockWritten = clockPlace();
    isRunningWritten = clock.isRunning;
    return {
      format: 1,
      savedAt: Date.now(),
      clock: { now: clock.now(), elapsed: clock.elapsed(), isRunning: clock.isRunning },
      renamed,
      agreements,
      gone,
      isCleared,
      deliveries: sent.map((delivery) =>
        deliveryChange({ delivery, agreement: deliveries.ownerOf(delivery) }),
      ),
    };
  };

  return {
    next() {
      const before = clockWritten;
      const wasRunning = isRunningWritten;
      const change = collect(false);
      const isSame =
        wasRunning === isRunningWritten &&
        Math.abs(before - clockWritten) <= jitter &&
        change.renamed.length === 0 &&
        change.gone.length === 0 &&
        change.deliveries.length === 0 &&
        Object.keys(change.agreements).length === 0;
      return isSame ? undefined : change;
    },
    whole() {
      writtenKeys = new WeakSet();
      return collect(true);
    },
    touch: ({ delivery }) => {
      touched.add(delivery);
    },
  };
}

/** Returns the parts of an agreement that are small enough to be written whole. */
function smallParts({
  agreement,
  buckets,
}: Tenant): Pick<AgreementChange, "settings" | "counters" | "stamp" | "buckets"> {
  return {
    settings: agreement.settings,
    ...agreement.counts(),
    buckets: Object.fromEntries([...buckets()].map(([app, bucket]) => [app, bucket.level()])),
  };
}

function tableChanges(agreement: Agreement, isNew: boolean): Record<string, TableChange> {
  const changes: Record<string, TableChange> = {};
  for (const table of agreement.tables()) {
    const change = tableChange(table, isNew);
    if (change.put.length > 0 || change.gone.length > 0) changes[table.kind.name] = change;
  }
  return changes;
}

function tableChange(table: Table, isNew: boolean): TableChange {
  const touched = [...table.takeTouched()];
  const keys = isNew ? [...table.state().keys()] : touched;
  return {
    key: table.kind.key,
    put: keys.flatMap((key) => {
      const record = table.get(key);
      return record === undefined ? [] : [[key, recordJson(record)] as const];
    }),
    gone: isNew ? [] : keys.filter((key) => !table.has(key)),
  };
}

function keyChange({ key, method, url, body, at, reply }: KeptKey): KeyChange {
  const answer =
    reply.body instanceof Uint8Array ? { base64: Buffer.from(reply.body).toString("base64") } : reply.body;
  return { key, method, url, body, at, status: reply.status, headers: reply.headers, answer };
}

const deliveryChange = ({ delivery, agreement }: OwnedDelivery): DeliveryChange => ({
  ...delivery,
  agreement,
  status: delivery.status ?? null,
  replayOf: delivery.replayOf ?? null,
  tries: delivery.tries.map(({ at, status, error }) => ({
    at,
    status: status ?? null,
    error: error ?? null,
  })),
});
