const PAGES = 'https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/';

/** The URL of a page of the docs: readers of an error may not have the package's files. */
export function docsPage(name: string): string {
  return `${PAGES}${name}.md`;
}
