"""Books an invoice on the emulator with only Python's standard library.

    python3 book_invoice.py http://127.0.0.1:4010
"""

import json
import sys
import urllib.error
import urllib.request

emulator = sys.argv[1]
rest = f"{emulator}/restapi.e-conomic.com"
tokens = {"X-AppSecretToken": "any", "X-AgreementGrantToken": "python"}


def call(method, url, body=None, headers=None):
    """Sends a request and returns the status, headers and JSON of its answer, even of a refusal."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, method=method)
    request.add_header("Content-Type", "application/json")
    for name, value in {**tokens, **(headers or {})}.items():
        request.add_header(name, value)
    try:
        answer = urllib.request.urlopen(request)
    except urllib.error.HTTPError as refusal:
        answer = refusal
    text = answer.read()
    return answer.status, answer.headers, json.loads(text) if text else None


def expect(actual, expected, what):
    if actual != expected:
        raise SystemExit(f"{what}: expected {expected!r}, got {actual!r}")


# The seed and a fixed date make the results the same in every run.
expect(call("POST", f"{emulator}/__mock/reset")[0], 204, "reset")
expect(call("PUT", f"{emulator}/__mock/clock", {"now": "2026-08-14T10:00:00Z"})[0], 200, "clock")

# The links of a listing lead through all its pages.
customers, page = [], f"{rest}/customers?pagesize=5"
while page is not None:
    status, _, listing = call("GET", page)
    expect(status, 200, page)
    customers += listing["collection"]
    page = listing["pagination"].get("nextPage")
expect(len(customers), listing["pagination"]["results"], "customers on all pages")

# A wrong body is refused in e-conomic's form.
status, _, refusal = call("POST", f"{rest}/customers", {"name": "No currency"})
expect((status, refusal["httpStatusCode"]), (400, 400), "a customer without a currency")

draft = {
    "date": "2026-08-14",
    "currency": "DKK",
    "layout": {"layoutNumber": 19},
    "paymentTerms": {"paymentTermsNumber": 1},
    "customer": {"customerNumber": 1},
    "recipient": {"name": "Nordlys ApS", "vatZone": {"vatZoneNumber": 1}},
    "lines": [{"product": {"productNumber": "1"}, "quantity": 2, "unitNetPrice": 100}],
}
status, _, created = call("POST", f"{rest}/invoices/drafts", draft)
expect((status, created["grossAmount"]), (201, 250), "a draft with 25 % VAT")

# A repetition with the same key does not book again, even after a fault has lost the first answer.
booking = {"draftInvoice": {"draftInvoiceNumber": created["draftInvoiceNumber"]}}
key = {"Idempotency-Key": "python-book-1"}
fault = {"effect": {"status": 503, "acts": True}, "method": "POST", "path": "/invoices/booked"}
expect(call("POST", f"{emulator}/__mock/faults", fault)[0], 201, "the fault")
expect(call("POST", f"{rest}/invoices/booked", booking, key)[0], 503, "the lost answer")
status, headers, booked = call("POST", f"{rest}/invoices/booked", booking, key)
expect((status, headers["X-ResultFromCache"]), (201, "true"), "the booking, replayed")

# A month later the invoice is overdue.
call("POST", f"{emulator}/__mock/clock/advance", {"by": "1mo"})
_, _, overdue = call("GET", f"{rest}/invoices/overdue?pagesize=1000")
numbers = [invoice["bookedInvoiceNumber"] for invoice in overdue["collection"]]
expect(booked["bookedInvoiceNumber"] in numbers, True, "overdue after a month")

print(f"booked invoice {booked['bookedInvoiceNumber']}, overdue after a month")
