import { readFile, rename, writeFile } from "node:fs/promises";

/** How far an order has come. What stands here has happened; what does not may have. */
export interface Progress {
  customerNumber?: number;
  draftInvoiceNumber?: number;
  /** Written down before the booking is first sent, so that whoever goes on repeats it under the same key. */
  bookingKey?: { key: string; createdAt: number };
  bookedInvoiceNumber?: number;
  pdf?: string;
}

/** The progress of all orders, in a file that is whole at every moment. */
export async function openProgress(file: string) {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    // Only "there is none" is a first run; a file that cannot be read must not make the job start again.
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  const orders: Record<string, Progress> = JSON.parse(text);
  return {
    of: (id: string): Progress => orders[id] ?? {},
    async save(id: string, step: Progress): Promise<Progress> {
      const progress = { ...orders[id], ...step };
      orders[id] = progress;
      await writeFile(`${file}.new`, JSON.stringify(orders, null, 2));
      await rename(`${file}.new`, file);
      return progress;
    },
  };
}
