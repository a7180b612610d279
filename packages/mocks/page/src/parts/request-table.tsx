import { useRef } from "preact/hooks";
import type { Request } from "../api.ts";
import { formatTime } from "../format.ts";
import { href } from "../router.ts";
import { Badge, StatusBadge } from "./badge.tsx";

interface RequestTableProps {
  readonly requests: readonly Request[];
  /** The number of the request whose details are open. */
  readonly chosen?: number | undefined;
  /** The filters of the list, which the links keep. */
  readonly query?: Readonly<Record<string, string>>;
}

export function RequestTable({ requests, chosen, query = {} }: RequestTableProps) {
  // Requests that were there when the table opened are not marked as new.
  const newestBefore = useRef(requests[0]?.seq ?? 0);
  const classOf = ({ seq }: Request) =>
    seq === chosen ? "is-chosen" : seq > newestBefore.current ? "arrives" : undefined;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must reach an area that scrolls
    <section class="scroll" aria-label="Requests, newest first" tabIndex={0}>
      <table class="table requests">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Status</th>
            <th scope="col">Request</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.seq} class={classOf(request)}>
              <td class="muted">{formatTime(request.at)}</td>
              <td>
                <StatusBadge status={request.status} />
              </td>
              <td>
                <a
                  class="request-link"
                  href={href(["requests", request.seq], query)}
                  aria-current={request.seq === chosen ? "true" : undefined}
                >
                  <span class="method">{request.method}</span> <span class="mono">{pathOf(request)}</span>
                </a>
              </td>
              <td>
                <span class="why">
                  {request.replayed && <Badge tone="accent">replayed</Badge>}
                  {request.fault !== null && <Badge tone="bad">fault</Badge>}
                  <span class="muted">{request.refusal?.reason}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Returns the path below the host with its query, as it was sent. */
export function pathOf({ path, url }: Request): string {
  return `${path}${URL.canParse(url) ? new URL(url).search : ""}`;
}
