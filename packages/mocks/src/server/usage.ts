export const usage = `Usage: visma-economic-mocks [options]

A fake e-conomic on this machine. REST is under /restapi.e-conomic.com/, services under
/apis.e-conomic.com/<service>/v<version>/, a page at /, what steers it under /__mock/.

Server
  --port <number>            port to listen on; 0 takes any free one (default 4010)
  --host <address>           address to listen on (default 127.0.0.1: this machine only)
  --persist <file>           keep the state in a file, and go on with what it has
  --config <file>            a JSON file with any of these settings by their names in camel case; flags come first
  --help                     this text
  --version                  the version of the package

Books
  --seed <name or file>      what an agreement starts with: empty (the default) or company; a JSON file adds records
                             by collection. May be repeated
  --role <role>              the app's role: SuperUser (the default), Bookkeeping, Sales or ProjectEmployee
  --modules <names>          modules of an agreement, with commas between them, all (the default) or none
  --tokens <secret:grant>    a pair of tokens that is known; others are 401. May be repeated (default: any pair is)
  --domains <names>          further domains that stand for e-conomic.com, with commas between them
  --event-types <name:fields>  a further event type of webhooks and its merge fields: PAID:NUMBER,AMOUNT. May be repeated

Time
  --now <moment>             where the clock starts, 2026-08-14 or 2026-08-14T10:00:00Z (default: now)
  --running-clock <true|false>  whether the clock follows real time (default true)
  --latency <ms>             how long each answer takes: 250, or 100-400 for changing times (default 0)
  --pdf-ready-after <s>      seconds in which a new PDF is 404 (default 0)

Behaviour
  --rate-limit <limit>       off, 10000, 10000/60 (in 60 seconds), or parts of it by name: limit=6,per=app,cost=3
  --strict <how>             true (the default), false, or unknownProperties: also about misspelt properties
  --while-in-flight <what>   a second request with a running key: wait (the default), conflict or execute
  --cache-failures <which>   failed answers that a key replays: none (the default), 4xx or all
  --webhooks <where>         record (the default), fetch, or an http address that every delivery is sent to
  --webhook-attempts <n>     how often a failing delivery is tried (default 3)
  --ruling <name=value>      one of the rulings that the README lists. May be repeated
`;
