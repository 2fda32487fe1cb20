// Decides the scenarios of a file with iam-simulate. Prints a verdict a line; then decides them again and again for some seconds and
// prints the decisions a second of processor time. Arguments: the folder with node_modules, the file, `checked` or `unchecked`, and the seconds.
// `checked` validates policies and requests first, as the package recommends; `unchecked` does not.
const { createRequire } = require('module')
const { readFileSync } = require('fs')
const [folder, file, mode, seconds] = process.argv.slice(2)
const { runSimulation, runUnsafeSimulation } = createRequire(`${folder}/`)('@cloud-copilot/iam-simulate')

const simulations = readFileSync(file, 'utf8').trim().split('\n').map((line) => {
  const { request, policies } = JSON.parse(line)
  return {
    request: {
      principal: request.principal,
      action: request.action,
      resource: { resource: request.resource, accountId: request.resourceAccount },
      contextVariables: request.context
    },
    identityPolicies: policies.identity.map((policy, index) => ({ name: `identity-${index}`, policy })),
    resourcePolicy: policies.resource,
    serviceControlPolicies: [],
    resourceControlPolicies: []
  }
})

async function decide(simulation) {
  if (mode === 'unchecked') {
    return await runUnsafeSimulation(simulation, {})
  }
  const answer = await runSimulation(simulation, {})
  return answer.resultType === 'error' ? JSON.stringify(answer.errors) : answer.overallResult
}

async function main() {
  for (const simulation of simulations) {
    console.log(await decide(simulation))
  }
  if (Number(seconds) > 0) {
    const begun = process.cpuUsage()
    let decisions = 0
    let elapsed = 0
    while (elapsed < Number(seconds)) {
      for (const simulation of simulations) {
        await decide(simulation)
      }
      decisions += simulations.length
      const used = process.cpuUsage(begun)
      elapsed = (used.user + used.system) / 1e6
    }
    console.log(decisions / elapsed)
  }
}

main()
