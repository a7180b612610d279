import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";

export const webhookOnService = projection(
  {
    eventType: "eventType",
    name: "name",
    url: "url",
    contentType: "contentType",
    postData: "postData",
    customHeaders: "customHeaders",
    isDisabled: "isDisabled",
    lastDisabledDate: readOnly("lastDisabledDate"),
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
