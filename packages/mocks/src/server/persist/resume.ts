import type { OwnedDelivery } from "../../behaviour/webhooks/deliver.ts";
import type { MockInside } from "../../mock/mock-core.ts";
import type { KeptKey } from "../../pipeline/idempotency.ts";
import type { AgreementState } from "../../store/agreement.ts";
import type { Entity, Key } from "../../store/entity.ts";
import { recordOf } from "../record-json.ts";
import type { AgreementChange, Change, DeliveryChange, KeyChange } from "./change.ts";

interface Books {
  latest: AgreementChange;
  readonly tables: Map<string, { readonly key: readonly string[]; readonly records: Map<Key, Entity> }>;
  readonly keys: Map<string, KeyChange>;
}

/** The state that all changes together lead to. */
export interface Remembered {
  readonly agreements: Map<string, Books>;
  deliveries: Map<number, DeliveryChange>;
  latest: Pick<Change, "clock" | "savedAt"> | undefined;
}

export const nothingRemembered = (): Remembered => ({
  agreements: new Map(),
  deliveries: new Map(),
  latest: undefined,
});

/** Applies a change to the remembered state. */
export function remember(remembered: Remembered, change: Change): void {
  const { agreements } = remembered;
  for (const [from, to] of change.renamed) {
    const books = agreements.get(from);
    agreements.delete(from);
    if (books !== undefined) agreements.set(to, books);
  }
  for (const id of change.gone) agreements.delete(id);
  for (const [id, one] of Object.entries(change.agreements)) rememberBooks(agreements, id, one);
  if (change.isCleared) remembered.deliveries = new Map();
  for (const delivery of change.deliveries) remembered.deliveries.set(delivery.id, delivery);
  remembered.latest = { clock: change.clock, savedAt: change.savedAt };
}

function rememberBooks(agreements: Map<string, Books>, id: string, change: AgreementChange): void {
  let books = change.isNew ? undefined : agreements.get(id);
  if (books === undefined) {
    books = { latest: change, tables: new Map(), keys: new Map() };
    agreements.set(id, books);
  }
  books.latest = change;
  for (const [name, { key, put, gone }] of Object.entries(change.tables)) {
    const table = books.tables.get(name) ?? { key, records: new Map<Key, Entity>() };
    books.tables.set(name, table);
    for (const one of gone) table.records.delete(one);
    for (const [one, record] of put) table.records.set(one, recordOf(record));
  }
  for (const key of change.keys) books.keys.set(key.key, key);
}

/** Puts the remembered state into a mock. Running clocks and rate buckets count the time since it was written. */
export function resume({ clock, tenants, deliveries }: MockInside, remembered: Remembered): void {
  const { latest, agreements } = remembered;
  if (latest === undefined) return;
  const passed = Math.max(0, Date.now() - latest.savedAt);
  const { now, elapsed, isRunning } = latest.clock;
  clock.resume({ now: isRunning ? now + passed : now, elapsed: elapsed + passed, isRunning });
  for (const [id, books] of agreements) {
    tenants.resetAt(id);
    const tenant = tenants.restoreAt(id, stateOf(books));
    tenant.resume({ buckets: books.latest.buckets, keys: [...books.keys.values()].map(keyOf) });
  }
  deliveries.resume([...remembered.deliveries.values()].map(deliveryOf), (id) => tenants.at(id).agreement);
}

const stateOf = ({ latest, tables }: Books): AgreementState => ({
  tables: new Map([...tables].map(([name, { key, records }]) => [name, { kind: { name, key }, records }])),
  counters: new Map(Object.entries(latest.counters)),
  settings: latest.settings,
  version: latest.stamp,
});

function keyOf({ status, headers, answer, ...key }: KeyChange): KeptKey {
  const body = typeof answer === "object" && answer !== null ? Buffer.from(answer.base64, "base64") : answer;
  return { ...key, reply: { status, headers, body } };
}

function deliveryOf({ agreement, status, replayOf, tries, ...rest }: DeliveryChange): OwnedDelivery {
  const delivery = {
    ...rest,
    status: status ?? undefined,
    replayOf: replayOf ?? undefined,
    tries: tries.map((one) => ({
      at: one.at,
      status: one.status ?? undefined,
      error: one.error ?? undefined,
    })),
  };
  return { delivery, agreement };
}
