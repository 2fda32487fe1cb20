// Compares two templates as `cdk diff` does. Prints `nothing`, `more access` or `other changes`. Arguments: the folder with
// node_modules, the old template, the new template.
const { createRequire } = require('module')
const { readFileSync } = require('fs')
const [folder, before, after] = process.argv.slice(2)
const { fullDiff, formatDifferences } = createRequire(`${folder}/`)('@aws-cdk/cloudformation-diff')

const diff = fullDiff(JSON.parse(readFileSync(before, 'utf8')), JSON.parse(readFileSync(after, 'utf8')))
formatDifferences(process.stderr, diff)
console.log(diff.isEmpty ? 'nothing' : diff.permissionsBroadened ? 'more access' : 'other changes')
