/** A whole agreement as JSON, which a file can keep and another server can import. */

import type { Tenant } from "../pipeline/tenant.ts";
import type { Tenants } from "../pipeline/tenants.ts";
import type { Agreement, AgreementSettings, AgreementState } from "../store/agreement.ts";
import type { Entity, Key } from "../store/entity.ts";
import { type Kind, keyOf } from "../store/kind.ts";
import { recordJson, recordOf } from "./record-json.ts";

export interface AgreementExport {
  readonly format: "economic-mock-agreement";
  readonly version: 1;
  /** The id that the agreement is stored by: a hash of its token, never the token. */
  readonly token: string;
  /** The settings except the agreement number, which the importing server keeps. */
  readonly settings: Omit<AgreementSettings, "agreementNumber">;
  readonly counters: Record<string, number>;
  /** The latest `objectVersion`, as a number. */
  readonly stamp: number;
  readonly records: Record<string, { key: string[]; records: Record<string, unknown>[] }>;
}

export function exportAgreement(agreement: Agreement): AgreementExport {
  const { counters, settings: all, version } = agreement.state();
  const { agreementNumber: _, ...settings } = all;
  const tables = agreement.tables().filter(({ size }) => size > 0);
  return {
    format: "economic-mock-agreement",
    version: 1,
    token: agreement.id,
    settings,
    counters: Object.fromEntries(counters),
    stamp: version,
    records: Object.fromEntries(
      tables.map((table) => [
        table.kind.name,
        { key: [...table.kind.key], records: table.all().map(recordJson) },
      ]),
    ),
  };
}

/**
 * Replaces the agreement that is stored by an id with an exported one, without idempotency keys and rate charges.
 *
 * @throws TypeError for a record without its key, and for two records with the same key. Nothing has changed then.
 */
export function importAgreement(tenants: Tenants, id: string, given: AgreementExport): Tenant {
  const tables = new Map(
    Object.entries(given.records).map(([name, { key, records }]) => [name, tableOf({ name, key }, records)]),
  );
  const { agreementNumber } = tenants.resetAt(id).agreement.settings;
  const state: AgreementState = {
    tables,
    counters: new Map(Object.entries(given.counters)),
    settings: { ...given.settings, agreementNumber },
    version: given.stamp,
  };
  return tenants.restoreAt(id, state);
}

function tableOf(kind: Kind, given: readonly Readonly<Record<string, unknown>>[]) {
  const records = new Map<Key, Entity>();
  for (const [at, json] of given.entries()) {
    const record = recordOf(json);
    const missing = kind.key.find((field) => !isKey(record[field]));
    if (missing !== undefined)
      throw new TypeError(`importAgreement: records.${kind.name}.records[${at}] has no ${missing}`);
    const key = keyOf(kind, record);
    if (records.has(key)) throw new TypeError(`importAgreement: there are two ${kind.name} ${key}`);
    records.set(key, record);
  }
  return { kind, records };
}

const isKey = (value: unknown): value is Key => typeof value === "string" || typeof value === "number";
