// Passes requests on with an agent key: the protocol's suite has no way to send one. Host and Origin stay as they are.
//
//   node proxy.mjs <url of the stack>     OWL_AGENT_KEY     prints its port
import http from "node:http";

const target = new URL(process.argv[2]);
const server = http.createServer((request, answer) => {
  const headers = { ...request.headers, authorization: `Bearer ${process.env.OWL_AGENT_KEY}` };
  const passed = http.request(
    { host: target.hostname, port: target.port, method: request.method, path: request.url, headers },
    (from) => {
      answer.writeHead(from.statusCode, from.headers);
      from.pipe(answer);
    },
  );
  passed.on("error", () => answer.destroy());
  request.pipe(passed);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
