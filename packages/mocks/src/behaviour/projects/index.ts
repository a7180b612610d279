import type { Domain } from "../../engine/resource.ts";
import { catalogueResources } from "./catalogue.ts";
import { entryResources } from "./entries.ts";
import { approvals } from "./operations.ts";
import { projectResources } from "./projects.ts";
import { seedCompanyProjects } from "./seed.ts";

/** Projects, the work registered on them, and its value. Employees are a separate domain. */
export const projectsDomain: Domain = {
  name: "projects",
  resources: [...projectResources, ...catalogueResources, ...entryResources],
  operations: approvals,
  seedCompany: seedCompanyProjects,
};
