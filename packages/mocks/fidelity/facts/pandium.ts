import { facts } from "../fact.ts";

/** The integration platform: the facts that a program running there depends on. */
export const pandium = facts(
  [
    "PAN-1",
    "documented",
    "The connector for e-conomic signs in by grant, supports webhooks, has no API client, and hands a run two secrets: `PAN_SEC_VISMA_APP_SECRET_TOKEN` and `PAN_SEC_VISMA_GRANT_TOKEN`.",
  ],
  [
    "PAN-2",
    "documented",
    "A third secret is `PAN_SEC_VISMA_TENANT_URL`. Nobody has written down what it holds, so it is never called: the tokens would travel with the call.",
  ],
  [
    "PAN-3",
    "documented",
    "Provisioning needs the App Public Token and the App Secret Token of an app in a developer agreement; a user of the tenant's agreement opens the app's installation URL and grants access, which gives the Agreement Grant Token.",
  ],
  ["PAN-4", "documented", "An app cannot be connected with the login of a developer agreement."],
  [
    "PAN-5",
    "documented",
    "A run is a process that gets all its input in environment variables. All values are texts, and an empty text counts as not set.",
  ],
  [
    "PAN-6",
    "documented",
    "A setting of the tenant is `PAN_CFG_` and its name in capitals. `true`, `1`, `t`, `y` and `yes` are true.",
  ],
  ["PAN-7", "documented", "`PAN_CTX_RUN_MODE` is `init`, `normal` or `webhook`."],
  [
    "PAN-8",
    "documented",
    "`PAN_CTX_RUN_TRIGGERS` is a JSON list of the run's triggers, each with `mode` (`api`, `webhook`, `cron` or `manual`), `source`, `payload` and `headers`.",
  ],
  [
    "PAN-9",
    "documented",
    "`PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT` is what the last successful run printed; an older spelling is `PAN_CTX_LAST_SUCESSFUL_RUN_STDOUT`. On a tenant's first run it and the other variables of earlier runs are absent.",
  ],
  ["PAN-10", "documented", "Times are written as `2021-07-24 20:04:21 +0000 UTC`."],
  ["PAN-11", "documented", "The last output on stdout is passed to the next run, if it is JSON."],
  ["PAN-12", "documented", "stderr is the log of the run, and users can read it."],
  [
    "PAN-13",
    "documented",
    "Another exit code than 0 fails the run. Such a run should print nothing to stdout.",
  ],
  [
    "PAN-14",
    "documented",
    "An init run fills settings: each key of its output replaces `configs.schema.definitions` of that name, by a list of texts or of `{ const, title }`. Init and normal runs share stdout, so the state has to be carried over.",
  ],
  [
    "PAN-15",
    "documented",
    "`PANDIUM.yaml` has `version: 0.4`, `base`, `build`, `run` and `configs` with `schema` and `uischema`.",
  ],
  ["PAN-16", "documented", "A run is killed after ten minutes. Then it has failed, and its output is lost."],
  [
    "PAN-17",
    "documented",
    "A tenant has one run at a time. Triggers that arrive meanwhile are bundled into the next run.",
  ],
  [
    "PAN-18",
    "documented",
    "Cron triggers have their own queue, which comes first. They are never bundled with others.",
  ],
  [
    "PAN-19",
    "documented",
    "A run ends as Succeeded or as Failed: by an integration issue, a refresh, a platform issue or a timeout.",
  ],
  [
    "PAN-20",
    "documented",
    "`PAN_CTX_LAST_RUN_PHASE`, `_START_TIME`, `_COMPLETION_TIME` and `_STD_OUT` describe the last run, even if it failed. There are also the ids and names of tenant and integration, and `PAN_CTX_ENV`.",
  ],
  [
    "PAN-21",
    "documented",
    "`PANDIUM.yaml` also takes `connectors`. `base` is an exact tag of an image. A setting may be required, have `min` and `max`, and refer to a definition with `enum` or `oneOf`; the form has `Section` (`label`, `hintText`), `Divider`, `options.multi` and `admin: true`.",
  ],
);
