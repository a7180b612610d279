import { type Domain, type Endpoint, type Resource, resource } from "../../engine/resource.ts";
import { type AppSetting, appSettings, type Scope, scopes } from "../../records/app-settings.ts";
import { listScopes, storeSetting } from "./operations.ts";
import { settingOnRest } from "./projections.ts";

const endpointOf = (scope: Scope): Endpoint<AppSetting> => ({
  document: "rest",
  path: `/app-settings/${scope}`,
  key: ["settingKey"],
  projection: settingOnRest,
  rows: ({ agreement }) => agreement.table(appSettings).by("scope", scope),
});

const plain = resource<AppSetting>({ kind: appSettings, endpoints: scopes.map(endpointOf) });

/** The settings that an app keeps at an agreement or a user (L-156). */
const settings: Resource = {
  ...plain,
  endpoints: plain.endpoints.map((endpoint, index) => ({
    ...endpoint,
    actions: { replace: storeSetting(scopes[index] ?? "agreement") },
  })),
};

export const appSettingsDomain: Domain = {
  name: "app-settings",
  resources: [settings],
  operations: { "rest GET /app-settings": listScopes },
  seedCompany: (agreement) => {
    for (const scope of scopes)
      agreement.table(appSettings).insert({ scope, settingKey: "lastRun", content: { day: "2026-08-13" } });
  },
};
