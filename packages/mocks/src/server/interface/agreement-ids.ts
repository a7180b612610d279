/** Makes the ids by which callers of the interface name agreements. No id contains a token. */
import { createHash } from "node:crypto";
import type { Tenants } from "../../pipeline/tenants.ts";
import { InterfaceFailure } from "./failure.ts";

const unclaimed = "";
const demo = "demo";

/** Returns the id that the server stores an agreement by. It is a hash, so nobody can read the token from it. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** Shortens the id that an agreement is stored by to the id that callers see. */
export const publicId = (kept: string): string =>
  kept === unclaimed ? "first" : kept === demo ? demo : kept.slice(0, 12);

/**
 * Returns the id that an agreement is stored by for an id that a caller has sent. `first` means the same agreement after a
 * caller has claimed it, so that a page can continue to show it.
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
