import type { Clock } from "../dates/clock.ts";
import type { Entity } from "./entity.ts";
import type { Kind } from "./kind.ts";
import { type Stamp, Table, type TableState } from "./table.ts";

/** The four roles an app can have. */
export type Role = "SuperUser" | "Bookkeeping" | "Sales" | "ProjectEmployee";

/** The settings of an agreement. Everything else is in its records. */
export interface AgreementSettings {
  readonly agreementNumber: number;
  readonly role: Role;
  /** Modules that are switched on: "Project", "Dimension", "Accruals", ... */
  readonly modules: readonly string[];
  /** Whether writes are refused, as on the vendor's demo agreement. */
  readonly readOnly: boolean;
  readonly baseCurrency: string;
}

/** The whole state of an agreement. It is cheap to copy, because records are never changed in place. */
export interface AgreementState {
  readonly tables: ReadonlyMap<string, { readonly kind: Kind; readonly records: TableState }>;
  readonly counters: ReadonlyMap<string, number>;
  readonly settings: AgreementSettings;
  readonly version: number;
}

/** One agreement: its records, counters and settings. REST and the services use the same agreement. */
export class Agreement {
  /**
   * The grant token that reaches the agreement, or on a server a hash of it. Empty until a caller has claimed the
   * agreement.
   */
  id: string;
  settings: AgreementSettings;
  readonly #clock: Clock;
  readonly #tables = new Map<string, Table>();
  readonly #counters = new Map<string, number>();
  #version = 1000;
  #stampedAt = Number.NaN;
  #stampText = "";

  constructor(id: string, clock: Clock, settings: AgreementSettings) {
    this.id = id;
    this.#clock = clock;
    this.settings = settings;
  }

  /** Returns the table of a kind, which is empty at first. */
  table<E extends Entity>(kind: Kind<E>): Table<E> {
    let table = this.#tables.get(kind.name);
    if (table === undefined) {
      table = new Table<Entity>(kind as unknown as Kind, () => this.stamp());
      this.#tables.set(kind.name, table);
    }
    return table as unknown as Table<E>;
  }

  /** Returns the next value of a counter that never decreases, for internal ids for example. */
  next(counter: string, start = 1): number {
    const value = this.#counters.get(counter) ?? start;
    this.#counters.set(counter, value + 1);
    return value;
  }

  /** Returns the table of every kind that was used so far. */
  tables(): readonly Table[] {
    return [...this.#tables.values()];
  }

  /** Returns the counters, and the latest `objectVersion` as a number. */
  counts(): { readonly counters: Readonly<Record<string, number>>; readonly stamp: number } {
    return { counters: Object.fromEntries(this.#counters), stamp: this.#version };
  }

  state(): AgreementState {
    return {
      tables: new Map(
        [...this.#tables].map(([name, table]) => [name, { kind: table.kind, records: table.state() }]),
      ),
      counters: new Map(this.#counters),
      settings: this.settings,
      version: this.#version,
    };
  }

  restore(state: AgreementState): void {
    for (const table of this.#tables.values()) table.restore(new Map());
    for (const { kind, records } of state.tables.values()) this.table(kind).restore(records);
    this.#counters.clear();
    for (const [name, value] of state.counters) this.#counters.set(name, value);
    this.settings = state.settings;
    this.#version = state.version;
  }

  /** Returns the next stamp. Parts of a record may have their own `objectVersion`, as invoice lines do. */
  stamp(): Stamp {
    this.#version += 1;
    const now = this.#clock.now();
    if (now !== this.#stampedAt) {
      this.#stampedAt = now;
      this.#stampText = `${new Date(now).toISOString().slice(0, 19)}Z`;
    }
    return { objectVersion: this.#version.toString(16).padStart(16, "0"), lastUpdated: this.#stampText };
  }
}
