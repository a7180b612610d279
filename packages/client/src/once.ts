/**
 * Exports `once`, which makes a write happen only once, also after crashes and restarts. Also exports stores in which
 * it keeps its claims, and tests for a store of your own.
 */

export { OnceKeySpentError } from "./once/key-spent-error.ts";
export { memoryStore } from "./once/memory-store.ts";
export { type MintedKey, type MintedStoreOptions, mintedStore, mintKey } from "./once/minted-key.ts";
export { OnceNotYetError, type OnceNotYetFacts } from "./once/not-yet-error.ts";
export { once } from "./once/once.ts";
export type { OnceKey, OnceOptions, OnceResult } from "./once/options.ts";
export { type RedisClient, type RedisStoreOptions, redisStore } from "./once/redis-store.ts";
export { type SqlQuery, type SqlStoreOptions, sqlStore } from "./once/sql-store.ts";
export type { OnceClaim, OnceFresh, OnceStore } from "./once/store.ts";
export { type OnceStoreCase, onceStoreCases } from "./once/store-cases.ts";
