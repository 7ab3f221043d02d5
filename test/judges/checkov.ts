import { readdirSync } from 'fs';
import { join } from 'path';
import { UNFAIR_FINDINGS, UnfairFinding } from './checkov-findings';
import { readTemplates, Template } from './templates';
import { Venv } from './venv';
import { TYPESCRIPT, WORKSPACE } from './workspace';

/** A verdict of one check about one resource. */
interface Verdict {
  readonly check_id: string;
  readonly check_name: string;
  /** `/EXAMPLE/STACK.template.json`. */
  readonly file_path: string;
  readonly resource: string;
}

/** The part of Checkov's report that is read here. Without any verdict there are no results. */
interface Report {
  readonly results?: {
    readonly passed_checks: readonly Verdict[];
    readonly failed_checks: readonly Verdict[];
    readonly skipped_checks: readonly Verdict[];
    readonly parsing_errors: readonly string[];
  };
  readonly summary: { readonly resource_count: number; readonly checkov_version: string };
}

const TABLE = 'test/judges/checkov-findings.ts';

const SCAN = ['--directory', '.', '--framework', 'cloudformation', '--output', 'json', '--compact', '--soft-fail'];

/** Lets Checkov judge the templates of every example. */
export function judgeCheckov(): string {
  const { results, summary } = scan(new Venv('checkov', join(__dirname, 'checkov', 'requirements.txt')));
  if (results === undefined) {
    throw new Error('it judged no template');
  }

  const templates = synthesizedTemplates();
  // A check that a template's metadata skips needs a reason too.
  const findings = [...results.failed_checks, ...results.skipped_checks];
  const problems = [
    ...results.parsing_errors.map((file) => `it can't parse ${file}`),
    ...unjudged(templates, results.passed_checks, summary.resource_count),
    ...unexpected(findings),
    ...outdated(findings),
  ];

  if (problems.length > 0) {
    throw new Error([`found ${problems.length} problems`, ...problems].join('\n  '));
  }

  const { checkov_version: version, resource_count: resources } = summary;
  const examples = readdirSync(TYPESCRIPT).length;
  const passed = results.passed_checks.length;

  return (
    `Checkov ${version}: ${examples} examples, ${templates.size} templates, ${resources} resources, ` +
    `${passed} checks passed; ${findings.length} findings put aside with a reason`
  );
}

/** Scans without network, and without the configuration file in the user's home. */
function scan(venv: Venv): Report {
  const report = venv.run('scanning the templates', ['-m', 'checkov.main', ...SCAN, '--skip-download'], {
    cwd: TYPESCRIPT,
    env: { HOME: WORKSPACE, CKV_SKIP_PACKAGE_UPDATE_CHECK: 'true' },
  });

  return JSON.parse(report);
}

/** The templates of all examples, by the paths that Checkov reports. */
function synthesizedTemplates(): Map<string, Template> {
  const templates = readdirSync(TYPESCRIPT).flatMap((example) =>
    Object.entries(readTemplates(join(TYPESCRIPT, example))).map(
      ([stack, template]) => [`/${example}/${stack}.template.json`, template] as const,
    ),
  );

  return new Map(templates);
}

/** The templates and resources that Checkov didn't read. */
function unjudged(templates: Map<string, Template>, passed: readonly Verdict[], resourceCount: number): string[] {
  const judged = new Set(passed.map(({ file_path: path }) => path));
  const problems = [...templates.keys()]
    .filter((path) => !judged.has(path))
    .map((path) => `no check passed in ${path.slice(1)}`);

  const expectedCount = [...templates.values()].flatMap(({ Resources = {} }) => Object.keys(Resources)).length;
  if (resourceCount !== expectedCount) {
    problems.push(`it read ${resourceCount} resources, but the templates have ${expectedCount}`);
  }

  return problems;
}

/** The findings that aren't in the table. */
function unexpected(findings: readonly Verdict[]): string[] {
  return findings
    .filter((finding) => !UNFAIR_FINDINGS.some((row) => matches(row, finding)))
    .map(
      ({ file_path: path, resource, check_id: check, check_name: title }) =>
        `in ${path.slice(1)}, ${resource} fails ${check} (${title}): fix it, or add it to ${TABLE} with a reason`,
    );
}

/** The parts of the table that Checkov no longer finds. */
function outdated(findings: readonly Verdict[]): string[] {
  const pairs = UNFAIR_FINDINGS.flatMap((row) =>
    row.checks.flatMap((check) =>
      row.resources.map((resource) => ({ ...row, checks: [check], resources: [resource] })),
    ),
  );

  return pairs
    .filter((row) => !findings.some((finding) => matches(row, finding)))
    .map(
      ({ checks, resources, example = 'any example' }) =>
        `${checks} no longer fails for ${resources} in ${example}: remove it from ${TABLE}`,
    );
}

function matches({ checks, resources, example }: UnfairFinding, finding: Verdict): boolean {
  return (
    checks.includes(finding.check_id) &&
    resources.includes(finding.resource.replace(/[0-9A-F]{8}$/, '')) &&
    (example === undefined || finding.file_path.startsWith(`/${example}/`))
  );
}
