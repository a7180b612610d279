import { formatCount } from "../format.ts";

interface PagerProps {
  readonly total: number;
  /** The number of the page, from 0. */
  readonly page: number;
  readonly pageSize: number;
  /** Returns the address of a page. */
  readonly addressOf: (page: number) => string;
}

export function Pager({ total, page, pageSize, addressOf }: PagerProps) {
  const first = page * pageSize + 1;
  const last = Math.min(total, (page + 1) * pageSize);
  return (
    <nav class="pager" aria-label="Pages">
      <span>
        {total === 0 ? "None" : `${formatCount(first)} to ${formatCount(last)} of ${formatCount(total)}`}
      </span>
      <span class="actions">
        {page > 0 && (
          <a class="button small" href={addressOf(page - 1)}>
            Previous
          </a>
        )}
        {last < total && (
          <a class="button small" href={addressOf(page + 1)}>
            Next
          </a>
        )}
      </span>
    </nav>
  );
}
