import { kind } from "../store/kind.ts";

/** 1 internal, 2 external and invoiceable, 3 external and not invoiceable. */
export type ProjectGroupType = 1 | 2 | 3;

/** Accounts that running and closed work is posted to; all four of a side, or none of it. */
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

/** A main project, a sub-project of one, or a project of its own. Time and mileage go on the last two. */
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
  /** Number of a project status. */
  readonly status?: number;
  readonly description?: string;
  readonly deliveryDate?: string;
  readonly departmentalDistributionNumber?: number;
  readonly fixedPrice?: number;
  readonly customerContactNumber?: number;
  readonly deliveryLocationNumber?: number;
  readonly otherReference?: string;
};

/** A stage that a project can be in. Made in the web application. */
export type ProjectStatus = {
  readonly projectStatusNumber: number;
  readonly name: string;
  /** 1 quote sent, 2 realised. */
  readonly type: 1 | 2;
  readonly priority: number;
};

/** A kind of work; the catalogue (O-30). */
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

/** Lets time on an activity be registered on a project: an entity of its own with its own number (O-30). */
export type ProjectActivity = {
  readonly projectActivityNumber: number;
  readonly projectNumber: number;
  readonly activityNumber: number;
  readonly startDate?: string;
  readonly endDate?: string;
  readonly responsibleEmployeeNumber?: number;
  readonly completed?: boolean;
};

/** A kind of expense. Made in the web application. */
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

/** Hours of an employee on a project; a draft until it is approved. */
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
  /** The day it was booked on when it was approved. */
  readonly bookedOn?: string;
};

/** Kilometres driven by an employee for a project; a draft until it is approved. */
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

/** What a kilometre costs and is sold for: one row, made in the web application; this API does not show it. */
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
