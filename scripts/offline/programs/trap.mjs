import dns from "node:dns";
import { once } from "node:events";
import net from "node:net";

/**
 * What everything that leaves a process runs into: a server on loopback that counts connections and reads for whom a proxy
 * is asked to open a tunnel, and a resolver that says of every name that it is this machine.
 */
export async function startTrap(port) {
  const trap = { port, connections: 0, targets: [], lookups: 0, close: () => undefined };
  const sockets = new Set();
  const server = net.createServer((socket) => {
    trap.connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    socket.on("data", (bytes) => {
      const [line] = bytes.toString("latin1").split("\r\n", 1);
      const [, target] = /^CONNECT (\S+)/.exec(line) ?? [];
      if (target !== undefined) trap.targets.push(target);
      // A tunnel is opened, so that it is seen what goes through it; everything else is at its end.
      if (target === undefined) socket.destroy();
      else socket.write("HTTP/1.1 200 OK\r\n\r\n");
    });
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  trap.port = server.address().port;

  const { lookup } = dns;
  dns.lookup = (_name, options, callback) => {
    const done = callback ?? options;
    trap.lookups += 1;
    const address = { address: "127.0.0.1", family: 4 };
    process.nextTick(() =>
      typeof options === "object" && options.all ? done(null, [address]) : done(null, "127.0.0.1", 4),
    );
  };
  trap.close = () => {
    dns.lookup = lookup;
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return trap;
}
