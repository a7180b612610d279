import { kind } from "../store/kind.ts";

/** 1 internal, 2 external and invoiceable, 3 external and not invoiceable. */
export type ProjectGroupType = 1 | 2 | 3;

/**
 * The accounts on which running and closed work is posted. For costs, and for sales, either all four fields are set or
 * none.
 */
export type FinanceAccounts = {
  readonly includeCostPriceInFinance?: boolean;
  readonly costAccountClosed?: number;
  readonly costAccountOngoing?: number;
  /** 0 debit, 1 credit. */
  readonly costAccountOngoingType?: number;
  readonly costContraAccountOngoing?: number;
  readonly includeSalesPriceInFinance?: boolean;
  readonly salesAccountClosed?: number;
  readonly salesAccountOngoing?: number;
  /** 0 debit, 1 credit. */
  readonly salesAccountOngoingType?: number;
  readonly salesContraAccountOngoing?: number;
};

export type ProjectGroup = FinanceAccounts & {
  readonly projectGroupNumber: number;
  readonly name: string;
  readonly type: ProjectGroupType;
};

export type ActivityGroup = FinanceAccounts & {
  readonly activityGroupNumber: number;
  readonly name: string;
  /** 1 productive and invoiceable, 2 productive only, 3 unproductive. */
  readonly type: 1 | 2 | 3;
};

/** A main project, a sub-project, or a separate project. Only the last two have time and mileage. */
export type Project = {
  readonly projectNumber: number;
  readonly name: string;
  readonly projectGroupNumber: number;
  readonly customerNumber?: number;
  readonly closed?: boolean;
  readonly closedDate?: string;
  readonly barred?: boolean;
  readonly mileage?: number;
  readonly isMainProject?: boolean;
  readonly mainProjectNumber?: number;
  readonly isMileageInvoiced?: boolean;
  readonly responsibleEmployeeNumber?: number;
  readonly otherResponsibleEmployeeNumber?: number;
  /** The number of a project status. */
  readonly status?: number;
  readonly description?: string;
  readonly deliveryDate?: string;
  readonly departmentalDistributionNumber?: number;
  readonly fixedPrice?: number;
  readonly customerContactNumber?: number;
  readonly deliveryLocationNumber?: number;
  readonly otherReference?: string;
};

/** A stage that a project can be in. The web application creates them. */
export type ProjectStatus = {
  readonly projectStatusNumber: number;
  readonly name: string;
  /** 1 quote sent, 2 realised. */
  readonly type: 1 | 2;
  readonly priority: number;
};

/** A kind of work, in the catalogue (O-30). */
export type Activity = {
  readonly activityNumber: number;
  readonly activityGroupNumber: number;
  readonly name: string;
  readonly barred?: boolean;
  readonly inLieuCode?: number;
  readonly hideInSearch?: boolean;
  readonly cutoffDate?: string;
  readonly salesPriceBefore?: number;
  readonly salesPriceAfter?: number;
  readonly costPriceMarkupPercentage?: number;
};

/** Permits time for an activity to be registered on a project. It is an entity with its own number (O-30). */
export type ProjectActivity = {
  readonly projectActivityNumber: number;
  readonly projectNumber: number;
  readonly activityNumber: number;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly responsibleEmployeeNumber?: number;
  readonly completed?: boolean;
};

/** A kind of expense. The web application creates them. */
export type CostType = {
  readonly costTypeNumber: number;
  readonly name: string;
  readonly costTypeGroupNumber: number;
  readonly vatCode?: string;
  readonly barred?: boolean;
};

export type CostTypeGroup = {
  readonly costTypeGroupNumber: number;
  readonly name: string;
  /** 1 invoiceable, 2 not. */
  readonly type: 1 | 2;
  readonly markup?: number;
  readonly accountOnGoing: number;
  readonly accountClosed: number;
};

/** The hours of an employee on a project. They are a draft until they are approved. */
export type TimeEntry = {
  readonly timeEntryNumber: number;
  readonly projectNumber: number;
  readonly activityNumber: number;
  readonly employeeNumber: number;
  /** Midnight of the day. */
  readonly date: string;
  readonly text?: string;
  readonly numberOfHours?: number;
  readonly approved?: boolean;
  readonly reconciled?: boolean;
  /** The day on which it was booked when it was approved. */
  readonly bookedOn?: string;
};

/** The kilometres that an employee drove for a project. They are a draft until they are approved. */
export type Mileage = {
  readonly mileageNumber: number;
  readonly projectNumber: number;
  readonly employeeNumber: number;
  /** Midnight of the day. */
  readonly date: string;
  readonly distance: number;
  readonly from?: string;
  readonly to?: string;
  readonly approved?: boolean;
};

/** The cost and price of a kilometre, in one row. The web application creates it, and this API does not show it. */
export type MileageSetup = { readonly setupNumber: 1; readonly costRate: number; readonly salesRate: number };

export const projects = kind<Project>("projects", "projectNumber");
export const projectGroups = kind<ProjectGroup>("projectGroups", "projectGroupNumber");
export const projectStatuses = kind<ProjectStatus>("projectStatuses", "projectStatusNumber");
export const projectActivities = kind<ProjectActivity>("projectActivities", "projectActivityNumber");
export const activities = kind<Activity>("activities", "activityNumber");
export const activityGroups = kind<ActivityGroup>("activityGroups", "activityGroupNumber");
export const costTypes = kind<CostType>("costTypes", "costTypeNumber");
export const costTypeGroups = kind<CostTypeGroup>("costTypeGroups", "costTypeGroupNumber");
export const timeEntries = kind<TimeEntry>("timeEntries", "timeEntryNumber");
export const mileages = kind<Mileage>("mileages", "mileageNumber");
export const mileageSetups = kind<MileageSetup>("mileageSetups", "setupNumber");
