/** How the interface calls an agreement: never by its token. */
import { createHash } from "node:crypto";
import type { Tenant } from "../../pipeline/tenant.ts";
import type { Tenants } from "../../pipeline/tenants.ts";
import { InterfaceFailure } from "./failure.ts";

const unclaimed = "";
const demo = "demo";

/** What the server keeps an agreement under instead of its token: a hash that the token cannot be read from. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The id of an agreement by what it is kept under. */
export const publicId = (kept: string): string =>
  kept === unclaimed ? "first" : kept === demo ? demo : kept.slice(0, 12);

/** What the agreement of an id is kept under. */
export function keptId(tenants: Tenants, id: string): string {
  const kept = [...tenants.all().keys()];
  const own = kept.filter((one) => one !== demo);
  if (id === demo) return demo;
  const isFirst = own.length === 0 || own.includes(unclaimed);
  if (id === "first" && isFirst) return unclaimed;
  if (id === "only") {
    if (own.length <= 1) return own[0] ?? unclaimed;
    throw new InterfaceFailure(422, `There are ${own.length} agreements: name one, ${listed(own)}.`);
  }
  const found = own.find((one) => publicId(one) === id || (one !== unclaimed && one === id));
  if (found !== undefined) return found;
  const claimed =
    id === "first" ? "The first agreement belongs to a caller now" : `There is no agreement "${id}"`;
  throw new InterfaceFailure(
    404,
    `${claimed}: there ${own.length === 0 ? "is only demo" : `is ${listed(own)}`}.`,
  );
}

export const tenantOf = (tenants: Tenants, id: string): Tenant => tenants.at(keptId(tenants, id));

const listed = (kept: readonly string[]): string =>
  kept
    .slice(0, 20)
    .map((one) => `"${publicId(one)}"`)
    .join(" or ");
