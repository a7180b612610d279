import { DatabaseSync } from "node:sqlite";
import { type OnceStore, sqlStore } from "@org/visma-economic/once";

/** Opens the job's memory: a table in a file. Nothing else has to survive a crash. */
export async function openStore(file: string): Promise<OnceStore & { close(): void }> {
  const db = new DatabaseSync(file);
  const store = sqlStore((sql, values) => db.prepare(sql).all(...values), { dialect: "sqlite" });
  await store.init();
  return { ...store, close: () => db.close() };
}
