/** CDK writes a token into a string so: what stands for it is known at deployment only. */
const TOKEN_IN_TEXT = /\$\{Token\[[^\]]*\]\}/g;

/** A string with something else in place of each token, to look at what is around them. */
export function replaceTokens(text: string, by: string): string {
  return text.replace(TOKEN_IN_TEXT, by);
}
