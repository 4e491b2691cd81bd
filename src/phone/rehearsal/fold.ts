/** Folds a line at spaces; a word that is longer stays whole. The lines that follow are indented. */
export function fold(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let rest = text;
  while (rest.length > width) {
    const breaks = rest.lastIndexOf(' ', width);
    const at = breaks > indent.length ? breaks : rest.indexOf(' ', width);
    if (at < 0) break;
    lines.push(rest.slice(0, at).trimEnd());
    rest = indent + rest.slice(at + 1).trimStart();
  }
  return [...lines, rest].join('\n');
}
