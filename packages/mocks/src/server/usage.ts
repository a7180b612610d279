export const usage = `Usage: visma-economic-mocks [options]

A fake e-conomic on this machine. REST is under /restapi.e-conomic.com/, services under
/apis.e-conomic.com/<service>/v<version>/, a page is at /, and the mock's own interface is under /__mock/.

Server
  --port <number>            port to listen on; 0 takes any free one (default 4010)
  --host <address>           address to listen on (default 127.0.0.1: this machine only)
  --persist <file>           keep the state in a file, and start from the state in it
  --config <file>            a JSON file of these settings, with names in camel case; flags override it
  --help                     this text
  --version                  the version of the package

Books
  --seed <name or file>      the first records of an agreement: empty (the default) or company; a JSON file adds
                             records by collection. May be repeated
  --role <role>              the app's role: SuperUser (the default), Bookkeeping, Sales or ProjectEmployee
  --modules <names>          modules of an agreement, with commas between them, all (the default) or none
  --tokens <secret:grant>    a known pair of tokens; other pairs answer 401. May be repeated (default: any pair is known)
  --domains <names>          domains that replace e-conomic.com, with commas between them
  --event-types <name:fields>  another event type of webhooks, with its merge fields: PAID:NUMBER,AMOUNT. May be repeated

Time
  --now <moment>             the clock's time at the start: 2026-08-14 or 2026-08-14T10:00:00Z (default: now)
  --running-clock <true|false>  true if the clock follows real time (the default)
  --latency <ms>             the delay of each answer: 250, or 100-400 for different delays (default 0)
  --pdf-ready-after <s>      seconds during which a new PDF answers 404 (default 0)

Behaviour
  --rate-limit <limit>       off, 10000, 10000/60 (in 60 seconds), or named parts: limit=6,per=app,cost=3
  --strict <how>             true (the default), false, or unknownProperties: also report unknown properties
  --while-in-flight <what>   for a request whose key is in use: wait (the default), conflict or execute
  --cache-failures <which>   the failed answers that a key replays: none (the default), 4xx or all
  --webhooks <where>         record (the default), fetch, or an http address that every delivery is sent to
  --webhook-attempts <n>     the number of attempts at a failing delivery (default 3)
  --ruling <name=value>      one of the rulings that the README lists. May be repeated
`;
