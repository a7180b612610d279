/** How the interface calls an agreement: never by its token. */
import { createHash } from "node:crypto";
import type { Tenants } from "../../pipeline/tenants.ts";
import { InterfaceFailure } from "./failure.ts";

const unclaimed = "";
const demo = "demo";

/** What the server keeps an agreement under instead of its token: a hash that the token cannot be read from. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The id of an agreement by what it is kept under. */
export const publicId = (kept: string): string =>
  kept === unclaimed ? "first" : kept === demo ? demo : kept.slice(0, 12);

/**
 * What the agreement of an id is kept under. `first` stays what it was when a caller has claimed it: a page that shows it
 * goes on showing it.
 */
export function keptId(tenants: Tenants, id: string): string {
  const own = [...tenants.all().keys()].filter((one) => one !== demo);
  if (id === demo) return demo;
  if (id === "first") return own.includes(unclaimed) ? unclaimed : (own[0] ?? unclaimed);
  if (id === "only") {
    if (own.length <= 1) return own[0] ?? unclaimed;
    throw new InterfaceFailure(422, `There are ${own.length} agreements: name one, ${listed(own)}.`);
  }
  const found = own.find((one) => publicId(one) === id);
  if (found !== undefined) return found;
  throw new InterfaceFailure(
    404,
    `There is no agreement "${id}": there is ${own.length === 0 ? "demo alone" : listed(own)}.`,
  );
}

const listed = (kept: readonly string[]): string =>
  kept
    .slice(0, 20)
    .map((one) => `"${publicId(one)}"`)
    .join(" or ");
