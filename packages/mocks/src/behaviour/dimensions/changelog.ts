import { utcStamp } from "../../dates/index.ts";
import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { type DimensionChange, dimensionChanges } from "../../records/dimensions.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";

/** Adds a change of a booked entry's dimension to the changelog. */
export function logChange(call: Call, change: Omit<DimensionChange, "changeNumber" | "timestamp">): void {
  const changeNumber = call.agreement.next("dimensionChanges");
  call.agreement.table(dimensionChanges).insert({ ...change, changeNumber, timestamp: utcStamp(call.now) });
}

/** The changelog, newest first. It is a paged listing although its path does not end in `/paged`. */
export const changelogResource: Resource = resource<DimensionChange>({
  kind: dimensionChanges,
  endpoints: [
    {
      document: "dimensions",
      path: "/dimension-data/booked-entries/changelog",
      projection: projection(
        {
          entryNumber: readOnly("entryNumber"),
          dimension: readOnly("dimension"),
          dimensionKeyFrom: readOnly("dimensionKeyFrom"),
          dimensionKeyTo: readOnly("dimensionKeyTo"),
          timestamp: readOnly("timestamp"),
        },
        serviceDefaults,
      ),
      rows: ({ agreement }) => agreement.table(dimensionChanges).all().toReversed(),
    },
  ],
});
