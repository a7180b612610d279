import dns from "node:dns";
import { once } from "node:events";
import net from "node:net";

/**
 * Starts the trap that catches everything that leaves a process. It is a server on loopback that counts connections
 * and the targets of tunnels, and a resolver that resolves every name to this machine.
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
      // Open the tunnel to see what goes through it. Every other connection ends here.
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
