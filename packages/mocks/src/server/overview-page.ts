/** The page at `/`: what is in the agreements and what was asked, for a person to look at. */
import type { MockCore } from "../mock/mock-core.ts";
import type { LoggedRequest } from "../pipeline/request-log.ts";
import type { AgreementState } from "../store/agreement.ts";
import { Html, html } from "./html.ts";
import { maskToken } from "./mask.ts";

/** More than this is counted, not shown. */
const mostRecords = 50;
const mostRequests = 200;
const longestCell = 120;

const style = new Html(`
  body { font: 14px/1.4 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
  table { border-collapse: collapse; margin: .5rem 0 1rem } th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left }
  th { background: #f2f2f2 } td { max-width: 24rem; overflow-wrap: anywhere } code { background: #f2f2f2; padding: 0 .2rem }
  summary { cursor: pointer; padding: .2rem 0 } .failed { color: #a00 } .note { color: #666 }
  @media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #ddd } th, code { background: #333 } th, td { border-color: #444 } }
`);

/** `origin` is where this server was reached: `http://127.0.0.1:4010`. */
export function overviewPage(mock: MockCore, origin: string): string {
  // Before the first request there is no agreement yet: this makes the one that the first caller will get.
  if (mock.snapshot().agreements.size === 0) mock.agreement();
  const agreements = [...mock.snapshot().agreements];
  return html`<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>e-conomic mock</title><style>${style}</style></head>
<body>
<h1>e-conomic mock</h1>
<p>REST: <code>${origin}/restapi.e-conomic.com/…</code><br>
Services: <code>${origin}/apis.e-conomic.com/&lt;service&gt;/v&lt;version&gt;/…</code><br>
Any tokens that are not blank will do; <code>demo</code> is read-only. It is ${new Date(mock.clock.now()).toISOString()} here.</p>
<form method="post" action="/reset"><button>Reset everything</button></form>
${agreements.map(([token, state]) => agreementSection(token, state))}
<h2>Requests (${mock.requests.length})</h2>
${requestTable(mock.requests)}
</body>
</html>
`.text;
}

function agreementSection(token: string, { settings, tables }: AgreementState): Html {
  const name = token === "" ? "the first caller's" : maskToken(token);
  const kinds = [...tables.values()].filter(({ records }) => records.size > 0);
  return html`<section>
<h2>Agreement: ${name}</h2>
<p>Role ${settings.role}, base currency ${settings.baseCurrency}${settings.readOnly ? ", read-only" : ""}.
Modules: ${settings.modules.length > 0 ? settings.modules.join(", ") : "none"}.</p>
${kinds.length === 0 ? html`<p class="note">It is empty.</p>` : ""}
${kinds.map(({ kind, records }) => recordTable(kind.name, [...records.values()]))}
</section>
`;
}

function recordTable(name: string, records: readonly object[]): Html {
  const shown = records.slice(0, mostRecords);
  const columns = [...new Set(shown.flatMap((record) => Object.keys(record)))];
  return html`<details><summary>${name} (${records.length})</summary>
<table><tr>${columns.map((column) => html`<th>${column}</th>`)}</tr>
${shown.map((record) => recordRow(record as Readonly<Record<string, unknown>>, columns))}</table>
${records.length > shown.length ? html`<p class="note">The first ${shown.length} of ${records.length}.</p>` : ""}
</details>
`;
}

function recordRow(record: Readonly<Record<string, unknown>>, columns: readonly string[]): Html {
  return html`<tr>${columns.map((column) => html`<td>${cell(record[column])}</td>`)}</tr>
`;
}

function cell(value: unknown): string {
  if (value === undefined || value === null) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;
}

function requestTable(requests: readonly LoggedRequest[]): Html {
  if (requests.length === 0) return html`<p class="note">None so far.</p>`;
  const latest = requests.slice(-mostRequests).reverse();
  return html`<table><tr><th>at</th><th>request</th><th>status</th><th>operation</th><th>body</th><th>id</th></tr>
${latest.map(requestRow)}</table>
${requests.length > latest.length ? html`<p class="note">The latest ${latest.length} of ${requests.length}.</p>` : ""}
`;
}

function requestRow({
  at,
  method,
  path,
  url,
  status,
  operation,
  body,
  requestId,
  replayed,
}: LoggedRequest): Html {
  const outcome = status === 0 ? "cut off" : `${status}${replayed ? " (replayed)" : ""}`;
  return html`<tr><td>${new Date(at).toISOString()}</td><td>${method} ${path}${new URL(url).search}</td>
<td class="${status === 0 || status >= 400 ? "failed" : ""}">${outcome}</td>
<td>${operation}</td><td>${cell(body)}</td><td>${requestId}</td></tr>
`;
}
