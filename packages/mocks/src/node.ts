/**
 * The entry for Node, whatever conditions a bundler resolves with: all exports of the main entry, and the HTTP server.
 */
export * from "./index.ts";
export type { ListenOptions } from "./offline/listen.ts";
export type { EmulatorSettings } from "./server/create-emulator.ts";
export { PersistError } from "./server/persist/persist-error.ts";
export { SeedError, type SeedRecords } from "./server/seed-records.ts";
export {
  type RunningServer,
  type ServerSettings,
  ServerStartError,
  startServer,
} from "./server/start-server.ts";
