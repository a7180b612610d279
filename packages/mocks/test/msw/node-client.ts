import http from "node:http";
import https from "node:https";

/** Sends a request with node:http or node:https and resolves to its status and body. */
export function request(
  url: string,
  headers: Record<string, string>,
  { method = "GET", body = "" }: { method?: string; body?: string } = {},
): Promise<{ status: number; body: string }> {
  const { request } = url.toLowerCase().startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
