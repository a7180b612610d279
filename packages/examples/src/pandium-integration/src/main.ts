/**
 * An integration that runs on Pandium: orders of a shop become booked invoices, and paid invoices and changed customers go back.
 * `PANDIUM.yaml` starts this file.
 */
import { integrate } from "./integrate.ts";

await integrate();
