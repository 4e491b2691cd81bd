// Loaded before any TypeScript, so that an older Node says what it lacks instead of a syntax error.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `phone-tree needs Node.js 24 or later, this is ${process.version}. ` +
      'Run "npm ci" with its optional packages, which bring Node 24 along, or install Node 24.\n',
  );
  process.exit(1);
}
