// Declares the resources and policy documents of a report with aws-cdk-lib, and prints the template. Arguments: the folder with
// node_modules, the report. Documents are PolicyDocument values; other resources are plain ones, which cost CDK less than its own
// classes for them.
const { createRequire } = require('module')
const { readFileSync } = require('fs')
const [folder, file] = process.argv.slice(2)
const require_ = createRequire(`${folder}/`)
const { App, CfnResource, Stack } = require_('aws-cdk-lib')
const { PolicyDocument } = require_('aws-cdk-lib/aws-iam')

const report = JSON.parse(readFileSync(file, 'utf8'))
const app = new App({ analyticsReporting: false })
const stack = new Stack(app, report.stack)
const types = {
  trust: ['AWS::IAM::Role', 'AssumeRolePolicyDocument', {}],
  identity: ['AWS::IAM::Policy', 'PolicyDocument', { PolicyName: 'policy', Roles: ['role'] }],
  resource: ['AWS::S3::BucketPolicy', 'PolicyDocument', { Bucket: 'bucket' }]
}
report.documents.forEach((document, index) => {
  const [type, property, others] = types[document.kind] ?? types.resource
  new CfnResource(stack, `Document${index}`, {
    type,
    properties: { ...others, [property]: PolicyDocument.fromJson(document.policy) }
  })
})
report.resources.filter((resource) => resource.type.startsWith('aws:')).forEach((resource, index) => {
  const [, service, name] = /^aws:([a-z0-9]+)\/.*:(\w+)$/.exec(resource.type)
  new CfnResource(stack, `Resource${index}`, { type: `AWS::${service.toUpperCase()}::${name}`, properties: resource.inputs })
})
console.log(JSON.stringify(app.synth().getStackByName(report.stack).template))
