import type { Match } from "../routing/router.ts";
import type { MockOptions } from "../settings/options.ts";
import type { Issue } from "../validation/index.ts";

const accountNames: ReadonlySet<unknown> = new Set(["account", "contraAccount"]);

/** REST's schema requires both accounts of a finance entry. The ruling accepts one, or the refusal names the ruling. */
export function oneSidedVouchers(
  issues: readonly Issue[],
  { operation, surface }: Pick<Match, "operation" | "surface">,
  { rulings }: MockOptions,
): Issue[] {
  const isOneSided = ({ isMissing, path }: Issue): boolean =>
    surface === "rest" &&
    operation.path === "/journals/{journalNumber}/vouchers" &&
    isMissing === true &&
    path.includes("financeVouchers") &&
    accountNames.has(path.at(-1));
  if (rulings.oneSidedFinanceVouchers === "accept") return issues.filter((issue) => !isOneSided(issue));
  return issues.map((issue) =>
    isOneSided(issue) ? { ...issue, developerHint: `${issue.developerHint} ${oneSided}` } : issue,
  );
}

/** Nobody recorded whether the servers refuse it, so the refusal names the ruling that decides. */
export const oneSided =
  'In the mocks rulings.oneSidedFinanceVouchers decides this: "accept" lets the other entries of the voucher balance it.';
