import '../../lib';

/** Prints the packages that importing this one loads. */
const packages = Object.keys(require.cache)
  .map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1])
  .filter((name) => name !== undefined);

process.stdout.write(JSON.stringify([...new Set(packages)].sort()));
