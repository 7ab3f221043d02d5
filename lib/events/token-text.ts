/** How CDK encodes a token in a string. Its value is known only at deployment. */
const TOKEN_IN_TEXT = /\$\{Token\[[^\]]*\]\}/g;

/** The string with each token replaced, so that the text around the tokens can be checked. */
export function replaceTokens(text: string, by: string): string {
  return text.replace(TOKEN_IN_TEXT, by);
}
