/** Tests `listen()` below msw: requests that msw does not see are refused where they would leave. */
import dgram from "node:dgram";
import dns, { lookup } from "node:dns";
import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tls from "node:tls";
import { promisify } from "node:util";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEconomicMock, OfflineError } from "../../src/index.ts";
import { request } from "./node-client.ts";
import { testDomain, tokenHeaders } from "./spellings.ts";

/** A server on loopback. A request that reaches it has left the process. */
interface Trap {
  readonly port: number;
  connections: number;
  /** The first line that was sent on each connection. */
  readonly lines: string[];
  close(): void;
}

async function startTrap(): Promise<Trap> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    trap.connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      const [line = ""] = bytes.toString("latin1").split("\r\n");
      trap.lines.push(line);
      // The trap is a proxy that opens any tunnel, and a server that sends no content.
      socket.write(
        line.startsWith("CONNECT ") ? "HTTP/1.1 200 OK\r\n\r\n" : "HTTP/1.1 204 No Content\r\n\r\n",
      );
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const trap: Trap = {
    port: (server.address() as net.AddressInfo).port,
    connections: 0,
    lines: [],
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  return trap;
}

const realFetch = globalThis.fetch;
const mock = createEconomicMock({ domains: [testDomain] });
let trap: Trap;

beforeEach(async () => {
  mock.reset();
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  trap = await startTrap();
});
afterEach(() => {
  mock.close();
  trap.close();
  vi.restoreAllMocks();
});

/**
 * Resolves with the error of a socket, or with "answered" if the trap answers. A "connect" event proves nothing under
 * msw 3, which first waits for data.
 */
const outcome = (socket: net.Socket): Promise<unknown> =>
  new Promise((resolve) => {
    socket.once("error", resolve);
    socket.once("connect", () => socket.write("PING\r\n"));
    socket.once("data", () => resolve("answered"));
  });

const outcomeOfSession = (session: http2.ClientHttp2Session): Promise<unknown> =>
  new Promise((resolve) => {
    session.once("error", resolve);
    session.request({ ":path": "/" }).on("error", () => undefined);
  });

/** Ways to connect to an address without any handler seeing a request. */
const senders: readonly (readonly [name: string, send: (host: string, port: number) => Promise<unknown>])[] =
  [
    ["net.connect(options)", (host, port) => outcome(net.connect({ host, port }))],
    ["net.connect(port, host)", (host, port) => outcome(net.connect(port, host))],
    ["new net.Socket", (host, port) => outcome(new net.Socket().connect(port, host))],
    ["tls.connect", (host, port) => outcome(tls.connect({ host, port, rejectUnauthorized: false }))],
    ["http2.connect", (host, port) => outcomeOfSession(http2.connect(`http://${host}:${port}`))],
    ["http2.connect, TLS", (host, port) => outcomeOfSession(http2.connect(`https://${host}:${port}`))],
  ];

describe("a connection that msw does not see", () => {
  describe.each(senders)("%s", (_name, send) => {
    test.each(["127.0.0.1", "localhost", `restapi.${testDomain}`, "example.test"])(
      "to %s is refused with a message, and is not made",
      async (host) => {
        mock.listen();
        const error = await send(host, trap.port);
        expect(error).toBeInstanceOf(OfflineError);
        expect(error).toMatchObject({ target: `${host}:${trap.port}` });
        expect(trap.connections).toBe(0);
      },
    );
  });

  test("has an error with the host, the kind and the remedy", async () => {
    mock.listen();
    const words = async (host: string) => ((await outcome(net.connect(443, host))) as Error).message;
    expect(await words("example.test")).toBe(
      "example.test:443 was refused: a connection asked for it while the mock of e-conomic listens, and nothing leaves " +
        'the process. Allow it with listen({ allow: ["https://example.test"] }) if a test needs it.',
    );
    expect(await words(`restapi.${testDomain}`)).toContain("`allow` cannot open its hosts");
  });

  test("over a Unix socket passes", async () => {
    const path = join(tmpdir(), `offline-${process.pid}-${Math.random()}.sock`);
    const server = net.createServer((socket) => socket.end("hello")).listen(path);
    await once(server, "listening");
    mock.listen();
    expect(await outcome(net.connect(path))).toBe("answered");
    server.close();
  });

  test("leaves the process if the mock does not listen: the trap works", async () => {
    mock.listen();
    mock.close();
    expect(await outcome(net.connect(trap.port, "127.0.0.1"))).toBe("answered");
    await vi.waitFor(() => expect(trap.connections).toBe(1));
  });

  test("of a tool with its own connect is not made", async () => {
    mock.listen();
    const socket = new net.Socket();
    socket.connect = net.Socket.prototype.connect;
    socket.connect(trap.port, "127.0.0.1");
    expect(await outcome(socket)).toBeInstanceOf(OfflineError);
    expect(trap.connections).toBe(0);
  });
});

describe("a connection from before listen()", () => {
  test("sends nothing more to a host that is not allowed", async () => {
    const socket = net.connect(trap.port, "127.0.0.1");
    await once(socket, "connect");
    mock.listen();
    socket.write("GET / HTTP/1.1\r\n\r\n");
    expect((await once(socket, "error"))[0]).toBeInstanceOf(OfflineError);
    expect(trap.lines).toEqual([]);
  });

  test("in an agent's pool is not used either", async () => {
    const agent = new http.Agent({ keepAlive: true });
    const send = () =>
      new Promise((resolve, reject) => {
        http
          .get({ port: trap.port, host: "127.0.0.1", agent }, (answer) => answer.resume().on("end", resolve))
          .on("error", reject);
      });
    await send();
    mock.listen();
    await expect(send()).rejects.toThrow(OfflineError);
    expect(trap.lines).toHaveLength(1);
    agent.destroy();
  });

  test("is used if its host is allowed, or a server here has accepted it", async () => {
    const socket = net.connect(trap.port, "127.0.0.1");
    await once(socket, "connect");
    mock.listen({ allow: [`tcp://127.0.0.1:${trap.port}`] });
    socket.write("PING\r\n");
    expect(String(await once(socket, "data"))).toContain("204");
    socket.destroy();
  });
});

describe("with an earlier msw server of the caller", () => {
  const server = setupServer();
  const bypass = { onUnhandledRequest: "bypass", onUnhandledFrame: "bypass" };
  beforeEach(() => server.listen(bypass as Parameters<typeof server.listen>[0]));
  afterEach(() => server.close());

  test("e-conomic is answered, and nothing else leaves", async () => {
    mock.listen();
    const self = `https://restapi.${testDomain}/self`;
    expect((await fetch(self, { headers: tokenHeaders })).status).toBe(200);
    expect((await request(self, tokenHeaders)).status).toBe(200);
    for (const [, send] of senders)
      for (const host of ["127.0.0.1", "localhost"])
        expect(await send(host, trap.port)).toBeInstanceOf(OfflineError);
    await expect(request(`http://127.0.0.1:${trap.port}/`, {})).rejects.toThrow(OfflineError);
    expect(trap.lines).toEqual([]);
  });

  test("an allowed host passes", async () => {
    mock.listen({ allow: [`http://127.0.0.1:${trap.port}`] });
    expect(await outcome(net.connect(trap.port, "127.0.0.1"))).toBe("answered");
    expect((await fetch(`http://127.0.0.1:${trap.port}/`)).status).toBe(204);
  });
});

describe("allow for a socket, where only host and port are known", () => {
  const reaches = async (allow: readonly (string | RegExp)[]) => {
    mock.listen({ allow });
    const result = await outcome(net.connect(trap.port, "127.0.0.1"));
    mock.close();
    return result === "answered";
  };

  test("an entry matches if its host and port do", async () => {
    const host = "http://127.0.0.1";
    expect(await reaches([`${host}:${trap.port}`])).toBe(true);
    expect(await reaches([`https://127.0.0.1:${trap.port}/hooks`])).toBe(true);
    expect(await reaches([`postgres://127.0.0.1:${trap.port}/db`])).toBe(true);
    expect(await reaches([`${host}:`])).toBe(true);
    expect(await reaches([host])).toBe(true);
    expect(await reaches([`${host}/`])).toBe(false);
    expect(await reaches([`${host}:1`])).toBe(false);
    expect(await reaches([`http://localhost:${trap.port}`])).toBe(false);
  });

  test("a RegExp matches http:// or https:// with host and port", async () => {
    expect(await reaches([new RegExp(`^http://127\\.0\\.0\\.1:${trap.port}/$`)])).toBe(true);
    expect(await reaches([/^https:\/\/127/g])).toBe(true);
    expect(await reaches([/^http:\/\/127\.0\.0\.1:1\//])).toBe(false);
  });

  test("an entry with a path is compared with the URL if it is known", async () => {
    const origin = `http://127.0.0.1:${trap.port}`;
    mock.listen({ allow: [`${origin}/hooks`] });
    expect((await fetch(`${origin}/hooks/1`)).status).toBe(204);
    expect((await request(`${origin}/hooks/2`, {})).status).toBe(204);
    await expect(fetch(`${origin}/other`)).rejects.toThrow(TypeError);
    await expect(request(`${origin}/other`, {})).rejects.toThrow();
    expect(trap.lines).toEqual(["GET /hooks/1 HTTP/1.1", "GET /hooks/2 HTTP/1.1"]);
  });

  test("no entry opens e-conomic's own hosts", async () => {
    mock.listen({ allow: [/./, `https://restapi.${testDomain}`] });
    for (const [, send] of senders)
      expect(await send(`restapi.${testDomain}`, trap.port)).toBeInstanceOf(OfflineError);
  });

  test.each(["localhost:3000", "127.0.0.1", "/hooks", "https://", ""])(
    "%j is refused: no URL begins with it",
    (entry) => {
      expect(() => mock.listen({ allow: [entry] })).toThrow(TypeError);
      expect(() => mock.listen()).not.toThrow();
    },
  );
});

describe("an allowed proxy", () => {
  const connected = async (target: string | Uint8Array) => {
    mock.listen({ allow: [`http://127.0.0.1:${trap.port}`, "https://allowed.test:444"] });
    const socket = net.connect(trap.port, "127.0.0.1");
    await once(socket, "connect");
    const result = await new Promise((resolve) => {
      socket.once("error", resolve).once("data", resolve).write(target);
    });
    socket.destroy();
    return result;
  };

  test("opens no tunnel to a host that is not allowed", async () => {
    for (const target of [`restapi.${testDomain}:443`, "allowed.test:443", "[::1]:443", "127.0.0.1:1"]) {
      const error = await connected(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`);
      expect(error).toMatchObject({ name: "OfflineError", target, asked: "a request through a proxy" });
      mock.close();
    }
    expect(trap.lines).toEqual([]);
  });

  test("passes no request to a host that is not allowed", async () => {
    const error = await connected(`POST http://restapi.${testDomain}/invoices/booked HTTP/1.1\r\n\r\n`);
    expect(error).toMatchObject({ target: `restapi.${testDomain}:80` });
    expect(trap.lines).toEqual([]);
  });

  test("with SOCKS opens no connection to a host that is not allowed", async () => {
    const name = `restapi.${testDomain}`;
    const requests = [
      [Buffer.from([5, 1, 0, 3, name.length, ...Buffer.from(name), 1, 187]), `${name}:443`],
      [Buffer.from([5, 1, 0, 1, 127, 0, 0, 1, 0, 80]), "127.0.0.1:80"],
      [Buffer.from([5, 1, 0, 4, ...Array(15).fill(0), 1, 1, 187]), "[::1]:443"],
    ] as const;
    for (const [bytes, target] of requests) {
      expect(await connected(bytes)).toMatchObject({ name: "OfflineError", target });
      mock.close();
    }
    expect(trap.lines).toEqual([]);
  });

  test("opens a tunnel to a host that is allowed", async () => {
    expect(String(await connected("CONNECT allowed.test:444 HTTP/1.1\r\n\r\n"))).toContain("200");
    expect(trap.lines).toEqual(["CONNECT allowed.test:444 HTTP/1.1"]);
  });
});

describe("a host name", () => {
  test("is not looked up unless it is allowed, by any function", async () => {
    mock.listen({ allow: ["https://allowed.test"] });
    const name = "example.test";
    for (const call of [
      () => promisify(dns.lookup)(name),
      () => promisify(lookup)(name),
      () => promisify(dns.resolve4)(name),
      () => promisify(dns.resolveSrv)(name),
      () => dns.promises.lookup(name),
      () => dns.promises.resolveTxt(name),
      () => new dns.promises.Resolver().resolve6(name),
      () =>
        promisify((asked: string, done: (error: Error | null) => void) =>
          new dns.Resolver().resolve(asked, done),
        )(name),
      () => dns.promises.lookup(`restapi.${testDomain}`),
    ])
      await expect(call()).rejects.toThrow(OfflineError);
  });

  test("is not checked if it is this machine's own, or an address", async () => {
    mock.listen();
    expect((await dns.promises.lookup("localhost")).address).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(await promisify(dns.lookup)("127.0.0.1")).toEqual({ address: "127.0.0.1", family: 4 });
    const server = net.createServer().listen(0, "localhost");
    await once(server, "listening");
    server.close();
  });

  test("is looked up if connections to it are allowed", async () => {
    mock.listen({ allow: [new RegExp(`^http://localhost:${trap.port}/`)] });
    expect(await outcome(net.connect({ port: trap.port, host: "localhost", family: 4 }))).toBe("answered");
  });
});

describe("a datagram", () => {
  const send = (port: number) =>
    new Promise((resolve) => {
      const socket = dgram.createSocket("udp4");
      socket.send("x", port, "127.0.0.1", (error) => {
        socket.close();
        resolve(error ?? "sent");
      });
    });

  test("is sent to allowed hosts only", async () => {
    mock.listen({ allow: ["udp://127.0.0.1:8125"] });
    expect(await send(8125)).toBe("sent");
    expect(await send(8126)).toBeInstanceOf(OfflineError);
    const socket = dgram.createSocket("udp4");
    socket.connect(8126, "127.0.0.1");
    expect((await once(socket, "error"))[0]).toBeInstanceOf(OfflineError);
    socket.close();
  });
});

/** Returns the functions that `listen()` replaces. */
const replaced = () => ({
  fetch: globalThis.fetch,
  WebSocket: globalThis.WebSocket,
  connect: net.Socket.prototype.connect,
  write: net.Socket.prototype._write,
  lookup: dns.lookup,
  named: lookup,
  promised: dns.promises.lookup,
  send: dgram.Socket.prototype.send,
  get: https.get,
  httpGet: http.get,
});

describe("close()", () => {
  test("undoes every change, also twice, and after two mocks in either order", () => {
    const before = replaced();
    const other = createEconomicMock({ domains: [testDomain] });
    for (const [first, second] of [
      [mock, other],
      [other, mock],
    ] as const) {
      mock.listen();
      other.listen();
      first.close();
      first.close();
      expect(net.Socket.prototype.connect).not.toBe(before.connect);
      second.close();
      expect(replaced()).toEqual(before);
    }
  });

  test("keeps the wrapper of a tool that has patched on top", async () => {
    const { connect } = net.Socket.prototype;
    const real = globalThis.fetch;
    mock.listen();
    const seen: string[] = [];
    const guarded = { connect: net.Socket.prototype.connect, fetch: globalThis.fetch };
    net.Socket.prototype.connect = function (this: net.Socket, ...args: never[]) {
      seen.push("connect");
      return Reflect.apply(guarded.connect, this, args);
    };
    globalThis.fetch = (...args) => {
      seen.push("fetch");
      return guarded.fetch(...args);
    };
    try {
      expect((await fetch(`https://restapi.${testDomain}/self`, { headers: tokenHeaders })).status).toBe(200);
      mock.close();
      expect((await fetch(`http://127.0.0.1:${trap.port}/`)).status).toBe(204);
      expect(seen.filter((name) => name === "fetch")).toHaveLength(2);
      expect(seen).toContain("connect");
    } finally {
      Object.assign(net.Socket.prototype, { connect });
      globalThis.fetch = real;
    }
  });

  test("works if a tool that had patched before removes its wrapper first", async () => {
    const spy = vi.spyOn(dns, "lookup");
    mock.listen();
    spy.mockRestore();
    expect(await outcome(net.connect(trap.port, `restapi.${testDomain}`))).toBeInstanceOf(OfflineError);
    mock.close();
    expect(vi.isMockFunction(dns.lookup)).toBe(false);
  });
});

describe("a listen() that fails", () => {
  const failing = (listening: { listen(): void }) => {
    Object.assign(globalThis, { fetch: undefined });
    try {
      expect(() => listening.listen()).toThrow(TypeError);
    } finally {
      Object.assign(globalThis, { fetch: realFetch });
    }
  };

  test("undoes all its changes", async () => {
    const before = replaced();
    failing(mock);
    expect(replaced()).toEqual(before);
    mock.listen();
    mock.close();
    expect(replaced()).toEqual(before);
  });

  test("keeps the network closed for a mock that was listening", async () => {
    const before = replaced();
    mock.listen();
    failing(createEconomicMock());
    expect(await outcome(net.connect(trap.port, "127.0.0.1"))).toBeInstanceOf(OfflineError);
    mock.close();
    expect(net.Socket.prototype.connect).toBe(before.connect);
    expect(dns.lookup).toBe(before.lookup);
  });

  test("on a Node that is too old for msw 3 says what to install", async () => {
    const withResolvers: unknown = Reflect.get(Promise, "withResolvers");
    Reflect.deleteProperty(Promise, "withResolvers");
    try {
      const { handleRequest } = (await import("msw")) as { readonly handleRequest?: unknown };
      if (handleRequest === undefined) expect(() => mock.listen()).toThrow("npm install --save-dev msw@2");
      else mock.listen();
    } finally {
      Object.assign(Promise, { withResolvers });
    }
  });
});
