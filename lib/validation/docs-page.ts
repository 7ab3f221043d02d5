const PAGES = 'https://github.com/cdk-cloudtrail-baseline/cdk-cloudtrail-baseline/blob/main/docs/';

/** The address of a page of the docs: readers of a message may not have the package at hand. */
export function docsPage(name: string): string {
  return `${PAGES}${name}.md`;
}
