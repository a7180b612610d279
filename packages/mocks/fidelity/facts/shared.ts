import { facts } from "../fact.ts";

/** Both surfaces. */
export const shared = facts(
  ["S-01", "live", "Both surfaces read the same two token headers, with the same values."],
  ["S-02", "live", "An agreement has one rate bucket, and calls to either host come out of it."],
  [
    "S-03",
    "live",
    "`X-CallCost` and `X-RateLimiting` are on every answer. Refused calls have them too, because they are charged.",
  ],
  [
    "S-04",
    "live",
    "A refused call has an `X-RequestId` of the same form as `logId` and `traceId`: hexadecimal digits, a hyphen and the code of a data centre.",
  ],
  ["S-05", "live", "A property that the body's schema does not have is ignored, not refused."],
  [
    "S-06",
    "live",
    "A read-only property in a body is ignored: a customer sent with a balance of 999.99 has 0.",
  ],
  [
    "S-07",
    "live",
    "POST and DELETE honour `Idempotency-Key`: a repetition gets the first answer again, with the header `X-ResultFromCache: true`.",
  ],
  ["S-08", "live", "Deleting twice without a key is an error the second time."],
  ["S-09", "live", "Numbers are used again: after customer 3 was deleted, the next customer may be 3."],
  ["S-10", "live", "`$like:` without an asterisk means contains."],
  [
    "S-11",
    "live",
    "`$in:` and `$nin:` need square brackets and accept 200 values; 201 are refused with 400.",
  ],
  ["S-12", "live", "A listing under a parent that does not exist is 200 and empty, not 404."],
  [
    "S-13",
    "live",
    "Everybody uses the demo agreement's bucket, so its level changes without calls of yours.",
  ],
  [
    "S-14",
    "live",
    "One entity has different names on the surfaces: terms of payment are `paymentTermsNumber` on REST and `paymentTermId` on customersapi.",
  ],
  [
    "S-15",
    "live",
    "Employees of projectsapi are REST's employees, dimension values are its departments, and distributions its departmental distributions: what a service creates is seen on REST, which cannot create them.",
  ],
  [
    "S-16",
    "live",
    "A draft invoice made on REST is a document of the sales service under another number, with the same lines.",
  ],
  ["S-17", "reported", "An answer sometimes takes more than a minute."],
  [
    "S-18",
    "live",
    "The services match names of services and resources in a path without regard to case. Whether REST does is unknown; in the mocks it does not.",
  ],
  [
    "S-19",
    "reported",
    "Several versions of a service answer at the same time: six of them were in use in several versions in 2026. It replaces O-01 where that says that one version is served.",
  ],
);
