import type { ComponentChildren } from "preact";
import { Empty } from "../parts/empty.tsx";
import { href, type Route } from "../router.ts";
import { FactsView } from "./facts.tsx";
import { FaultsView } from "./faults.tsx";
import { KindsView } from "./kinds.tsx";
import { LedgerView } from "./ledger.tsx";
import { LimitsView } from "./limits.tsx";
import { OverviewView } from "./overview.tsx";
import { RecordView } from "./record.tsx";
import { RecordsView } from "./records.tsx";
import { RequestsView } from "./requests.tsx";
import { WebhooksView } from "./webhooks.tsx";

/** Returns the view that a route leads to. */
export function viewOf(route: Route): ComponentChildren {
  const [section, first, second] = route.path;
  switch (section) {
    case undefined:
      return <OverviewView />;
    case "records":
      if (first === undefined) return <KindsView />;
      if (second === undefined) return <RecordsView key={first} kind={first} route={route} />;
      return <RecordView key={`${first}/${second}`} kind={first} recordKey={second} />;
    case "ledger":
      return <LedgerView />;
    case "requests":
      return <RequestsView chosen={first} route={route} />;
    case "webhooks":
      return <WebhooksView />;
    case "limits":
      return <LimitsView />;
    case "faults":
      return <FaultsView />;
    case "facts":
      return <FactsView chosen={first} />;
    default:
      return (
        <Empty title="There is no such view">
          <a href={href([])}>To the overview</a>
        </Empty>
      );
  }
}
