import { projection } from "../../projection/projection.ts";
import { link, readOnly } from "../../projection/rules.ts";

export const settingOnRest = projection({
  settingKey: readOnly("settingKey"),
  content: "content",
  self: link("/app-settings/{scope}/{settingKey}"),
});
