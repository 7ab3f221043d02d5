#!/usr/bin/env bash
# Installs the packed package into a fresh app with the newest aws-cdk-lib, and synthesizes it from TypeScript, from plain JavaScript and from an ES module.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
package=$(realpath "$1")

files='\.jsii|LICENSE|(API|README|CHANGELOG|SECURITY)\.md|docs/([a-z-]+/)?[A-Za-z0-9-]+\.md|package\.json|lib/(index|modules)\.js|lib/[a-z]+(/[a-z-]+)*\.d\.ts|lib/queries/sql/[a-z0-9_]+\.sql|lib/config/baseline-config\.schema\.json|node_modules/yaml/.*'
command='lib/cli/(cdk-cloudtrail-baseline\.js|aws-sdk\.js|LICENSES\.txt)'
stray=$(tar -tzf "$package" | grep -vE "^package/($files|$command)$" || true)
stray+=$(tar -tzf "$package" | grep '^package/lib/cli/' | grep -vE "^package/$command$" || true)
if [ -n "$stray" ]; then
  printf 'the package holds what it should not:\n%s\n' "$stray" >&2
  exit 1
fi

packed=$(tar -tzf "$package")
for file in CHANGELOG.md SECURITY.md docs/architecture.md docs/decisions/README.md; do
  if ! grep -qx "package/$file" <<< "$packed"; then
    printf 'the package lacks %s\n' "$file" >&2
    exit 1
  fi
done

# The constructs are bundled: without that, index.js would require files that the package doesn't hold.
if ! tar -xzOf "$package" package/lib/index.js | grep -q 'require("./modules.js")'; then
  printf 'the constructs are not bundled: run npm run bundle before packing\n' >&2
  exit 1
fi

# The SDK has a file of its own: in the command's, help would take longer to parse than it may (docs/performance.md).
bytes=$(tar -xzOf "$package" package/lib/cli/cdk-cloudtrail-baseline.js | wc -c)
if [ "$bytes" -gt 1000000 ]; then
  printf 'the command has %s bytes, which take too long to parse: what is in it that few need?\n' "$bytes" >&2
  exit 1
fi

app=$(mktemp -d)
trap 'rm -rf "$app"' EXIT
cd "$app"
newest=$(node -p "require('$root/package.json').devDependencies['aws-cdk-lib-newest'].split('@').pop()")
typescript=$(node -p "require('$root/node_modules/typescript/package.json').version")
echo '{ "name": "app", "private": true }' > package.json
npm install --no-audit --no-fund "$package" "aws-cdk-lib@$newest" constructs cdk-nag "typescript@$typescript" @types/node@20 > /dev/null

cat > app.ts << 'TS'
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, DataRemoval, OrganizationBaseline } from 'cdk-cloudtrail-baseline';

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const baseline = new CloudTrailBaseline(new Stack(app, 'TypeScript'), 'Audit', { storage: { removal: DataRemoval.RETAIN } });
const types = Object.values<{ Type: string }>(app.synth().getStackByName('TypeScript').template.Resources).map(({ Type }) => Type);
if (!types.includes('AWS::CloudTrail::Trail')) {
  throw new Error(`no trail in ${types}`);
}
const landingZone = new OrganizationBaseline(new App(), 'OrgAudit', {
  organization: { id: 'o-exampleorg1', accounts: { management: '111111111111', logArchive: '222222222222' }, homeRegion: 'eu-west-1' }, guardrails: {},
});
if (landingZone.guardrails?.serviceControlPolicy.Statement.length !== 4) {
  throw new Error('the landing zone has no guardrails');
}
console.log(`TypeScript: ${baseline.trail.trailName}`);
TS
cat > app.js << 'JS'
const { App, Stack } = require('aws-cdk-lib');
const { CloudTrailBaseline } = require('cdk-cloudtrail-baseline');

const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const baseline = new CloudTrailBaseline(new Stack(app, 'JavaScript'), 'Audit', { storage: { removal: 'RETAIN' }, analytics: {} });
const types = Object.values(app.synth().getStackByName('JavaScript').template.Resources).map(({ Type }) => Type);
if (!types.includes('AWS::CloudTrail::Trail')) {
  throw new Error(`no trail in ${types}`);
}
if (!baseline.queries.queryNames.includes('root_activity')) {
  throw new Error(`no saved queries, but ${baseline.queries.queryNames}`);
}
console.log(`JavaScript: ${baseline.trail.trailName}`);
JS
cat > app.mjs << 'MJS'
import { App, Stack } from 'aws-cdk-lib';
import { CloudTrailBaseline, DataRemoval } from 'cdk-cloudtrail-baseline';
import * as exported from 'cdk-cloudtrail-baseline';
import main from 'cdk-cloudtrail-baseline';

const baseline = new CloudTrailBaseline(new Stack(new App(), 'Module'), 'Audit', { storage: { removal: DataRemoval.RETAIN } });
const missing = Object.keys(main).filter((name) => exported[name] !== main[name] || exported[name] === undefined);
if (missing.length > 0 || Object.keys(main).length < 30) {
  throw new Error(`an ES module can't import ${missing}`);
}
const renamed = Object.entries(main).filter(([name, value]) => typeof value === 'function' && value.name !== name);
if (renamed.length > 0) {
  throw new Error(`classes have other names in errors: ${renamed}`);
}
console.log(`ES module: ${baseline.trail.trailName}`);
MJS
node app.js
node app.mjs
npx tsc --strict --module node16 --target es2022 --types node --outDir compiled app.ts
node compiled/app.js

[ "$(npx cdk-cloudtrail-baseline --version)" = "$(node -p "require('cdk-cloudtrail-baseline/package.json').version")" ]
npx cdk-cloudtrail-baseline init audit.yaml --for organization
npx cdk-cloudtrail-baseline check audit.yaml > meaning
grep -q 'organization-audit-logs-222222222222' meaning
CDK_OUTDIR=cdk.out npx cdk-cloudtrail-baseline app audit.yaml
grep -q 'AWS::CloudTrail::Trail' cdk.out/*.template.json
npx cdk-cloudtrail-baseline verify --policy > policy
grep -q 'cloudtrail:GetTrailStatus' policy
npx cdk-cloudtrail-baseline preflight --policy > policy
grep -q 'organizations:DescribeOrganization' policy
[ -f node_modules/cdk-cloudtrail-baseline/lib/config/baseline-config.schema.json ]

npx cdk-cloudtrail-baseline query > queries
grep -q trail_tampering queries
code=0
npx cdk-cloudtrail-baseline query trail_tampering --logs . 2> refusal || code=$?
[ "$code" = 2 ]
grep -q 'contains no log files' refusal
code=0
npx cdk-cloudtrail-baseline history --since 91d --region eu-west-1 2> refusal || code=$?
[ "$code" = 2 ]
grep -q 'for older events, run query on log files' refusal
