#!/bin/sh
# Books an invoice on the emulator with only curl: `sh book-invoice.sh http://127.0.0.1:4010`
set -eu
emulator=$1
rest=$emulator/restapi.e-conomic.com

call() {
  curl --silent --show-error --fail-with-body \
    -H "X-AppSecretToken: any" -H "X-AgreementGrantToken: curl" -H "Content-Type: application/json" "$@"
}

# Prints the first number under a name in JSON, so that the script needs no JSON tool.
number() {
  sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" | head -n 1
}

call -X POST "$emulator/__mock/reset"
call -X PUT "$emulator/__mock/clock" --data '{"now":"2026-08-14T10:00:00Z"}' >/dev/null

draft=$(call "$rest/invoices/drafts" --data '{
  "date": "2026-08-14", "currency": "DKK",
  "layout": { "layoutNumber": 19 }, "paymentTerms": { "paymentTermsNumber": 1 },
  "customer": { "customerNumber": 1 },
  "recipient": { "name": "Nordlys ApS", "vatZone": { "vatZoneNumber": 1 } },
  "lines": [{ "product": { "productNumber": "1" }, "quantity": 2, "unitNetPrice": 100 }]
}' | number draftInvoiceNumber)

booked=$(call "$rest/invoices/booked" --data "{\"draftInvoice\":{\"draftInvoiceNumber\":$draft}}" | number bookedInvoiceNumber)

# The PDF is downloaded like any file.
call "$rest/invoices/booked/$booked/pdf" --output - | head -c 4 | grep -q "%PDF"

# curl fails when e-conomic's answer is a refusal.
if call "$rest/customers/999999" >/dev/null; then
  echo "customer 999999 should not exist" >&2
  exit 1
fi

call -X POST "$emulator/__mock/clock/advance" --data '{"by":"1mo"}' >/dev/null
call "$rest/invoices/overdue?pagesize=1000" | grep -q "\"bookedInvoiceNumber\":$booked"
echo "booked invoice $booked, overdue after a month"
