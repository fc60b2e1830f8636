// Drives every tool of a running stack with one of the protocol's own clients. Both check each result against the
// schema that the tool announced.
//
//   node drive.mjs <sdk|client> <folder with node_modules> <url of /mcp> <plan> <known values as JSON>     OWL_AGENT_KEY
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const [name, folder, url, planFile, known] = process.argv.slice(2);
const load = createRequire(path.resolve(folder, "package.json"));
const headers = { Authorization: `Bearer ${process.env.OWL_AGENT_KEY}` };
const info = { name: "owl-issues-check", version: "1.0.0" };

async function connected() {
  if (name === "sdk") {
    const { Client } = load("@modelcontextprotocol/sdk/client/index.js");
    const { StreamableHTTPClientTransport } = load("@modelcontextprotocol/sdk/client/streamableHttp.js");
    const client = new Client(info);
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
    return client;
  }
  const { Client, StreamableHTTPClientTransport } = load("@modelcontextprotocol/client");
  const client = new Client(info, { versionNegotiation: { mode: { pin: "2026-07-28" } } });
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
  return client;
}

function assert(holds, what) {
  if (!holds) throw new Error(what);
}

function filled(value, values) {
  if (typeof value === "string") {
    return value.replace(/\$([a-z_]+)/g, (_, key) => {
      assert(key in values, `nothing is known of ${key}`);
      return values[key];
    });
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, values));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, values)]));
  }
  return value;
}

function at(value, pointer) {
  return pointer.split("/").slice(1).reduce((inner, key) => inner?.[key], value);
}

async function refused(call, what) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error(`${what} was taken`);
}

const client = await connected();
const { tools } = await client.listTools();
const values = { ...JSON.parse(known), client: name };
const called = new Set();
for (const step of JSON.parse(readFileSync(planFile, "utf8"))) {
  const result = await client.callTool({ name: step.tool, arguments: filled(step.args ?? {}, values) });
  const said = result.content?.[0]?.text;
  called.add(step.tool);
  if (step.refused) {
    assert(result.isError || step.tool === "cancel-job", `${step.tool} was not refused: ${said}`);
    continue;
  }
  assert(!result.isError, `${step.tool}: ${said}`);
  assert(JSON.stringify(JSON.parse(said)) === JSON.stringify(result.structuredContent), `${step.tool} says two things`);
  for (const [key, pointer] of Object.entries(step.save ?? {})) {
    values[key] = at(result.structuredContent, pointer);
    assert(values[key], `${step.tool} has nothing at ${pointer}: ${said}`);
  }
}
const missed = tools.map((tool) => tool.name).filter((tool) => !called.has(tool));
assert(tools.length > 30 && missed.length === 0, `not driven: ${missed}`);

const { prompts } = await client.listPrompts();
for (const prompt of prompts) {
  const all = { project_id: values.project_id, issue_id: values.issue_id };
  const args = Object.fromEntries(prompt.arguments.map((argument) => [argument.name, all[argument.name]]));
  const { messages } = await client.getPrompt({ name: prompt.name, arguments: args });
  assert(messages[0].content.text.includes(values.project_id), `the prompt ${prompt.name} names no project`);
}
const { resources } = await client.listResources();
const { contents } = await client.readResource({ uri: resources[0].uri });
assert(contents[0].text.includes("claim-issue"), "the guide does not guide");
assert((await client.listResourceTemplates()).resourceTemplates.length === 0, "there are templates");
assert((await refused(() => client.callTool({ name: "no-tool", arguments: {} }), "no-tool")).code === -32602, "unknown tool");
assert((await refused(() => client.readResource({ uri: "file:///x" }), "file:///x")).code, "unknown resource");
assert(client.getInstructions()?.includes("untrusted"), "the instructions are missing");
await client.close();
console.log(`${name}: ${called.size} tools of ${tools.length}, ${prompts.length} prompts, ${resources.length} resource`);
