import { describe, expect, test } from "vitest";
import { projects } from "../../records/projects.ts";
import { subscribers, subscriptions } from "../../records/subscriptions.ts";
import { testMock } from "../../testing/test-mock.ts";

const service = "subscriptionsapi";
const enrolment = {
  subscriptionNumber: 1,
  customerNumber: 3,
  startDate: "2026-08-01",
  endDate: "2026-08-31",
};

/** Makes a company, and a function that enrols somebody and returns the error code. */
function company(modules?: readonly string[]) {
  const mock = testMock({ seed: "company", ...(modules === undefined ? {} : { modules }) });
  return {
    mock,
    code: async (body: object) =>
      (await mock.apis(service, "POST", "/Subscribers", { ...enrolment, ...body })).body.errorCode,
  };
}

describe("subscribers", () => {
  test("enrol a customer, at the subscription's price unless another is given", async () => {
    const { mock } = company();
    const made = await mock.apis(service, "POST", "/Subscribers", enrolment);
    expect([made.status, made.body]).toEqual([201, { number: 3 }]);
    expect((await mock.apis(service, "GET", "/Subscribers/3")).body).toMatchObject({
      ...enrolment,
      priceFactor: 1,
    });
    const found = await mock.apis(service, "GET", "/Subscribers?filter=customerNumber$eq:3");
    expect(found.body.items).toHaveLength(1);
  });

  test("need a subscription, and a customer who is not barred", async () => {
    const { mock, code } = company();
    expect(await code({ subscriptionNumber: 99 })).toBe("SubscriberSubscriptionDoesNotExist");
    expect(await code({ customerNumber: 99 })).toBe("SubscriberCustomerDoesNotExist");
    mock.agreement().customers.update(3, { barred: true });
    expect(await code({})).toBe("SubscriberCustomerIsBarred");
    expect((await mock.rest("DELETE", "/customers/1")).status).toBe(400);
  });

  test("enrol a customer once, unless the subscription allows more", async () => {
    const { mock, code } = company();
    expect(await code({ customerNumber: 1 })).toBe("SubscriberCustomerAlreadyHasSubscription");
    mock.agreement().records(subscribers).update(1, { bookedInvoiceId: 10001 });
    expect(await code({ customerNumber: 1 })).toBeUndefined();
    expect(await code({ customerNumber: 2, subscriptionNumber: 2 })).toBeUndefined();
  });

  test("have dates that are days in order", async () => {
    const { mock, code } = company();
    expect(await code({ endDate: "2026-07-31" })).toBe("SubscriberStartDateHasToBeBeforeEndDate");
    expect(await code({ expiryDate: "2026-07-31" })).toBe("SubscriberStartDateHasToBeBeforeExpiryDate");
    const timed = await mock.apis(service, "POST", "/Subscribers", {
      ...enrolment,
      startDate: "2026-08-01T00:00:00",
    });
    expect([timed.status, timed.body.errorCode]).toEqual([400, "InvalidInput"]);
    expect(timed.body.errors[0].property).toBe("StartDate");
  });

  test("have a contact of the customer, who must exist", async () => {
    const { mock, code } = company();
    expect(await code({ yourRef: 99 })).toBe("SubscriberYourReferenceContactDoesNotExist");
    expect(await code({ yourRef: 1 })).toBe("SubscriberYourReferenceContactDoesNotBelongToCustomer");
    mock.agreement().records(subscribers).remove(1);
    expect(await code({ customerNumber: 1, yourRef: 1 })).toBeUndefined();
  });

  test("refuse a quantity factor of 0, with the server's misspelt code", async () => {
    const { code } = company();
    expect(await code({ quantityFactor: 0 })).toBe("SubscriberQuanityFactorCannotBeZero");
  });

  test("with accruals need a period of more than a day and no project", async () => {
    const { mock, code } = company();
    mock.agreement().records(projects).add({ projectNumber: 9, name: "P", projectGroupNumber: 1 });
    mock.agreement().records(subscriptions).update(1, { accrue: true });
    expect(await code({ endDate: "2026-08-01" })).toBe("SubscriberAccrueStartCannotBeEqualEndDate");
    expect(await code({ projectNumber: 9 })).toBe("SubscriberAccrueCannotHaveProjectWithAccrue");
    mock.agreement().records(subscriptions).update(1, { accrue: false });
    expect(await code({ endDate: "2026-08-01", projectNumber: 9 })).toBeUndefined();
  });

  test("with a project need the Project module and a project that is open", async () => {
    const { mock, code } = company();
    mock
      .agreement()
      .records(projects)
      .add({ projectNumber: 9, name: "P", projectGroupNumber: 1, closed: true });
    expect(await code({ projectNumber: 8 })).toBe("SubscriberProjectDoesNotExist");
    expect(await code({ projectNumber: 9 })).toBe("SubscriberProjectIsClosed");
    expect(await company([]).code({ projectNumber: 9 })).toBe("SubscriberProjectAccessError");
    expect(await company([]).code({ departmentNumber: 1 })).toBe("SubscriberDimensionAccessError");
    expect(await code({ departmentNumber: 77 })).toBe("SubscriberInvalidDepartment");
  });

  test("O-13: never change their subscription, customer and registration day", async () => {
    const { mock } = company();
    const { lastUpdated, ...before } = (await mock.apis(service, "GET", "/Subscribers/1")).body;
    const put = (body: object) => mock.apis(service, "PUT", "/Subscribers", { ...before, ...body });
    expect((await put({ subscriptionNumber: 2 })).body.errorCode).toBe(
      "SubscriberSubscriptionNumberCannotBeUpdated",
    );
    expect((await put({ customerNumber: 2 })).body.errorCode).toBe("SubscriberCustomerNumberCannotBeUpdated");
    expect((await put({ registrationDate: "2020-01-01" })).body.errorCode).toBe(
      "SubscriberRegistrationDateCannotBeUpdated",
    );
    expect((await put({ objectVersion: "0" })).status).toBe(409);
    expect((await put({ comments: "Ring først" })).status).toBe(204);
    expect((await mock.apis(service, "GET", "/Subscribers/1")).body.comments).toBe("Ring først");
  });
});
