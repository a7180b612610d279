import type { Domain } from "../../engine/resource.ts";
import { catalogueResources } from "./catalogue.ts";
import { entryResources } from "./entries.ts";
import { approvals } from "./operations.ts";
import { projectResources } from "./projects.ts";
import { seedCompanyProjects } from "./seed.ts";

/** Projects, what is registered on them, and what it is worth. Employees are a domain of their own. */
export const projectsDomain: Domain = {
  name: "projects",
  resources: [...projectResources, ...catalogueResources, ...entryResources],
  operations: approvals,
  seedCompany: seedCompanyProjects,
};
