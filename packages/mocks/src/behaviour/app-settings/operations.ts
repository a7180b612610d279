import { type Handler, ok } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import {
  type AppSetting,
  appSettings,
  mostSettings,
  type Scope,
  scopes,
} from "../../records/app-settings.ts";
import { settingOnRest } from "./projections.ts";

/** Stores a setting under its key, up to the limit of its scope. An existing setting is replaced. */
export const storeSetting =
  (scope: Scope): Handler =>
  (call) => {
    const table = call.agreement.table(appSettings);
    const settingKey = String(call.params.settingId);
    const content = settingOnRest.parse(call.body as AppSetting, call).content as AppSetting["content"];
    const isNew = !table.has(`${scope}/${settingKey}`);
    if (isNew && table.by("scope", scope).length >= mostSettings)
      throw new Refusal(400, { message: `An app has at most ${mostSettings} settings here.` });
    const setting = { scope, settingKey, content };
    const stored = isNew ? table.insert(setting) : table.replace(setting);
    return { status: isNew ? 201 : 200, body: settingOnRest.render(stored, call) };
  };

/** Answers links to the settings of each scope. */
export const listScopes: Handler = ({ base, linkSuffix }) =>
  ok({
    ...Object.fromEntries(scopes.map((scope) => [scope, `${base}/app-settings/${scope}${linkSuffix}`])),
    self: `${base}/app-settings${linkSuffix}`,
  });
