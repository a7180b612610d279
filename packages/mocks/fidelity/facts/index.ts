import type { Fact } from "../fact.ts";
import { further } from "./further.ts";
import { pandium } from "./pandium.ts";
import { restDocuments } from "./rest-documents.ts";
import { restFilters } from "./rest-filters.ts";
import { restJournals } from "./rest-journals.ts";
import { restReading } from "./rest-reading.ts";
import { restRecorded } from "./rest-recorded.ts";
import { restSales } from "./rest-sales.ts";
import { restWrites } from "./rest-writes.ts";
import { seeding } from "./seeding.ts";
import { services } from "./services.ts";
import { serviceResources } from "./services-resources.ts";
import { shared } from "./shared.ts";

/** Every fact, by subject. */
export const subjects: readonly { readonly title: string; readonly facts: readonly Fact[] }[] = [
  { title: "Both surfaces", facts: shared },
  { title: "REST: writes and status codes", facts: restWrites },
  { title: "REST: reading and paging", facts: restReading },
  { title: "REST: answers and links, found since", facts: restRecorded },
  { title: "REST: filters and sorts", facts: restFilters },
  { title: "REST: invoices, orders, quotes", facts: restDocuments },
  { title: "REST: journals", facts: restJournals },
  { title: "REST: sales and payments, found since", facts: restSales },
  { title: "Services", facts: services },
  { title: "Services: single resources", facts: serviceResources },
  { title: "What can be seeded", facts: seeding },
  { title: "Pandium, the platform that integrations run on", facts: pandium },
  { title: "Further facts, each with its source", facts: further },
];

export const allFacts: readonly Fact[] = subjects.flatMap(({ facts }) => facts);
