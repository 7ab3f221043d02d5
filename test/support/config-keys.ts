import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const CONFIG = join(__dirname, '..', '..', 'lib', 'config');

/** The config's structs, as they are in the sources. */
function structs(): Map<string, ts.InterfaceDeclaration> {
  const found = new Map<string, ts.InterfaceDeclaration>();
  for (const file of readdirSync(CONFIG).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))) {
    ts.createSourceFile(file, readFileSync(join(CONFIG, file), 'utf8'), ts.ScriptTarget.Latest, true)
      .forEachChild((node) => {
        if (ts.isInterfaceDeclaration(node)) {
          found.set(node.name.text, node);
        }
      });
  }
  return found;
}

/** The path of every key a user can set that is no section of its own: `storage.tiers[].afterDays`. */
export function configKeys(root = 'BaselineConfig'): string[] {
  const all = structs();
  const keysOf = (name: string): string[] => {
    const struct = all.get(name)!;
    const inherited = (struct.heritageClauses ?? []).flatMap(({ types }) => types).flatMap((type) => keysOf(type.getText()));
    return [...inherited, ...struct.members.filter(ts.isPropertySignature).flatMap((member) => {
      const key = member.name.getText();
      const type = member.type!.getText();
      const nested = type.replace(/\[\]$/, '');
      return all.has(nested) ? keysOf(nested).map((rest) => `${key}${type.endsWith('[]') ? '[]' : ''}.${rest}`) : [key];
    })];
  };
  return keysOf(root);
}
