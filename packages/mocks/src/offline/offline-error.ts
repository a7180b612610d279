/**
 * Reports a request, a connection, a name look-up or a datagram for a host that is not allowed. It was stopped before
 * it left the process.
 */
export class OfflineError extends Error {
  override readonly name = "OfflineError";
  /** The destination: "api.example.com:443", a name, or a URL if it is known. */
  readonly target: string;
  /** The kind of access: "a TLS connection", "a name look-up". */
  readonly asked: string;

  constructor(target: string, asked: string, isOwn: boolean) {
    super(
      `${target} was refused: ${asked} asked for it while the mock of e-conomic listens, and nothing leaves the process. ` +
        (isOwn
          ? "For e-conomic the mock answers global fetch and node:http(s), and `allow` cannot open its hosts: " +
            "send it through these, or with the mock's own `fetch`."
          : `Allow it with listen({ allow: [${JSON.stringify(suggestion(target))}] }) if a test needs it.`),
    );
    this.target = target;
    this.asked = asked;
  }
}

/** Returns the entry to allow: the origin of a URL, or a URL that stands for a host and its port. */
function suggestion(target: string): string {
  if (URL.canParse(target) && target.includes("://")) return new URL(target).origin;
  return `${target.endsWith(":443") ? "https" : "http"}://${target.replace(/:(80|443)$/, "")}`;
}
