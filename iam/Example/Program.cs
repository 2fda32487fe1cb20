using Example;
using Pulumi;

return await Deployment.RunAsync<ReportsStack>();
