import { type Handler, ok } from "../../engine/call.ts";
import { type Domain, type Face, type Resource, resource } from "../../engine/resource.ts";
import { Refusal } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { link, readOnly } from "../../projection/rules.ts";
import {
  type AppSetting,
  appSettings,
  MOST_SETTINGS,
  SCOPES,
  type Scope,
} from "../../records/app-settings.ts";

const settingOnRest = projection({
  settingKey: readOnly("settingKey"),
  content: "content",
  self: link("/app-settings/{scope}/{settingKey}"),
});

const faceOf = (scope: Scope): Face<AppSetting> => ({
  document: "rest",
  path: `/app-settings/${scope}`,
  key: ["settingKey"],
  projection: settingOnRest,
  rows: ({ agreement }) => agreement.table(appSettings).by("scope", scope),
});

const plain = resource<AppSetting>({ kind: appSettings, faces: SCOPES.map(faceOf) });

/** A PUT stores a setting under its key, up to the limit of its scope; one that is there is replaced. */
const put =
  (scope: Scope): Handler =>
  (call) => {
    const table = call.agreement.table(appSettings);
    const settingKey = String(call.params.settingId);
    const content = settingOnRest.parse(call.body as AppSetting, call).content as AppSetting["content"];
    const isNew = !table.has(`${scope}/${settingKey}`);
    if (isNew && table.by("scope", scope).length >= MOST_SETTINGS)
      throw new Refusal(400, { message: `An app has at most ${MOST_SETTINGS} settings here.` });
    const setting = { scope, settingKey, content };
    const stored = isNew ? table.insert(setting) : table.replace(setting);
    return { status: isNew ? 201 : 200, body: settingOnRest.render(stored, call) };
  };

/** The settings that an app keeps at an agreement or a user (L-156). */
const settings: Resource = {
  ...plain,
  faces: plain.faces.map((face, index) => ({
    ...face,
    actions: { replace: put(SCOPES[index] ?? "agreement") },
  })),
};

const scopes: Handler = ({ base, linkSuffix }) =>
  ok({
    ...Object.fromEntries(SCOPES.map((scope) => [scope, `${base}/app-settings/${scope}${linkSuffix}`])),
    self: `${base}/app-settings${linkSuffix}`,
  });

export const appSettingsDomain: Domain = {
  name: "app-settings",
  resources: [settings],
  operations: { "rest GET /app-settings": scopes },
  seedCompany: (agreement) => {
    for (const scope of SCOPES)
      agreement.table(appSettings).insert({ scope, settingKey: "lastRun", content: { day: "2026-08-13" } });
  },
};
