import type { Call, Handler } from "../../engine/call.ts";
import { handlerOf } from "../../engine/default-actions.ts";
import { type Endpoint, type Resource, resource } from "../../engine/resource.ts";
import {
  type DimensionDistribution,
  dimensionDistributions,
  dimensionValues,
} from "../../records/dimensions.ts";
import { isObject } from "../../store/entity.ts";
import { kind } from "../../store/kind.ts";
import { departmentDimension } from "./lookup.ts";
import { departmentalDistributionOnRest } from "./projections.ts";

/** A distribution as REST shows it: created by a user, or the automatic one of a department. */
type Row = DimensionDistribution & { readonly distributionType: "department" | "distribution" };

/** Makes the automatic distributions. Each department has one, which assigns the whole amount to that department. */
const automatic = ({ agreement }: Call): Row[] =>
  agreement
    .table(dimensionValues)
    .by("dimensionNumber", departmentDimension)
    .map((value) => ({
      ...value,
      distributionType: "department",
      distributions: [{ key: value.key, percent: 100 }],
    }));

const userMade = ({ agreement }: Call): Row[] =>
  agreement
    .table(dimensionDistributions)
    .by("dimensionNumber", departmentDimension)
    .map((distribution) => ({ ...distribution, distributionType: "distribution" }));

const byKey = (a: Row, b: Row): number => a.key - b.key;

const listingPath = "/departmental-distributions";

/** Adds links to the two collections that the listing combines. */
const withSubCollections =
  (list: Handler): Handler =>
  async (call) => {
    const answer = await list(call);
    if (!isObject(answer.body)) return answer;
    const url = call.base + listingPath;
    const subCollections = {
      departments: `${url}/departments${call.linkSuffix}`,
      distributions: `${url}/distributions${call.linkSuffix}`,
    };
    return { ...answer, body: { ...answer.body, subCollections } };
  };

const rows: Record<string, (call: Call) => Row[]> = {
  [listingPath]: (call) => [...automatic(call), ...userMade(call)].sort(byKey),
  [`${listingPath}/departments`]: (call) => automatic(call).sort(byKey),
  [`${listingPath}/distributions`]: (call) => userMade(call).sort(byKey),
};

const plain: Resource = resource<Row>({
  kind: kind<Row>("departmentalDistributions", "key"),
  endpoints: Object.entries(rows).map(
    ([path, of]): Endpoint<Row> => ({
      document: "rest",
      path,
      projection: departmentalDistributionOnRest,
      rows: of,
    }),
  ),
});

/** REST's three listings of distributions: all, the automatic ones, and those that users created. Read-only (L-31). */
export const departmentalDistributionsResource: Resource = {
  ...plain,
  endpoints: plain.endpoints.map((endpoint) =>
    endpoint.path === listingPath
      ? {
          ...endpoint,
          actions: { list: withSubCollections(handlerOf({ resource: plain, endpoint }, "list")) },
        }
      : endpoint,
  ),
};
