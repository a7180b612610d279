import type { Fault } from "../../../errors/refusal.ts";
import type { Journal } from "../../../records/journals.ts";
import { rangeOf } from "../../ledger/voucher-numbers.ts";

export function checkRange(journal: Journal): Fault[] {
  const { minimum, maximum } = rangeOf(journal);
  if (minimum <= maximum) return [];
  return [
    {
      at: "maximumVoucherNumber",
      message: "The highest voucher number lies below the lowest.",
      input: maximum,
    },
  ];
}
